#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "identity/domain/keys.hpp"
#include "quiz/domain/board.hpp"
#include "quiz/domain/prize_list.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// Whose board: everybody's, or that of a union in or above the viewer's own.
enum class BoardScope : std::uint8_t {
    province,
    city,
    county,
    industry,
    own,
};

/// "province", "city", "county", "industry", "own".
[[nodiscard]] std::optional<BoardScope> board_scope_from(std::string_view);
[[nodiscard]] std::string_view text(BoardScope);

enum class BoardStart : std::uint8_t {
    top,
    /// The page with the viewer in its middle.
    viewer,
};

inline constexpr int board_page_default = 50;
inline constexpr int board_page_max = 100;

struct BoardQuery {
    std::string slug = {};
    /// The month of today, or the contest's last one, unless given.
    std::optional<base::CivilMonth> month = {};
    BoardScope scope = BoardScope::province;
    /// Code of the union whose board it is; the viewer's own unless given.
    std::optional<std::string> of_union = {};
    std::optional<base::PersonId> viewer = {};
    BoardStart start = BoardStart::top;
    /// `next_cursor` of the page before.
    std::optional<std::string> cursor = {};
    int limit = board_page_default;
};

/// A union as a row shows it.
struct UnionName {
    UnionId id;
    std::string code;
    std::string name;
};

/// What every board page says about itself.
struct BoardHead {
    std::shared_ptr<Contest const> contest;
    ContestMonth month;
    MonthState state;
    BoardScope scope;
    /// The union whose board it is; for the whole contest `everybody`, under the root's name.
    UnionName of;
    std::int64_t players = 0;
    /// Changes whenever the page's content may have: for the ETag.
    std::string version;
};

struct PersonRow {
    base::PersonId person;
    /// As the public may see it, such as "张*" and "199****0001" (AMB-Q29).
    std::string name;
    std::string phone_masked;
    UnionName in;
    Place place;
    int points = 0;
};

struct ViewerPlace {
    Place place;
    int points = 0;
    /// 0 when within the first hundred.
    int points_to_100 = 0;
};

struct PersonBoardPage {
    BoardHead head;
    std::vector<PersonRow> rows;
    /// Nothing for a viewer who is not on this board.
    std::optional<ViewerPlace> viewer;
    std::optional<std::string> next_cursor;
};

/// Refusals: `contest_unknown`, `month_unknown`, `union_missing` (a scope of one's own without a
/// union), `union_unknown`, `board_unknown` {field} (the union has no such level above it, or the
/// contest shows no such boards), `cursor_malformed`.
[[nodiscard]] base::Result<PersonBoardPage> person_board(sql::Transaction&, Live const&,
                                                         identity::Keys const&, BoardQuery const&);

/// Points missing to share a place on a board; 0 when there already or when nobody holds it.
[[nodiscard]] int points_to_place(Live const&, Contest const&, MonthId, UnionId of,
                                  std::int64_t place, int points);

struct UnionRow {
    std::int64_t rank = 1;
    /// How many unions share the rank, at least 1.
    std::int64_t tied = 1;
    UnionName of;
    std::int64_t participants = 0;
    std::int64_t person_times = 0;
    std::int64_t points = 0;
    /// In hundredths of a point per participant.
    std::int64_t average_centipoints = 0;
};

struct UnionBoardPage {
    BoardHead head;
    std::vector<UnionRow> rows;
    std::optional<std::string> next_cursor;
};

/// The unions directly below the scope's union, by average points (AMB-Q20: statistics, no prize).
/// Refusals: as for people.
[[nodiscard]] base::Result<UnionBoardPage> union_board(sql::Transaction&, Live const&,
                                                       BoardQuery const&);

/// A winning place as the public may see it.
struct PublishedPlace {
    PrizePlace place;
    std::string name;
    std::string phone_masked;
    UnionName in;
};

/// Nobody's full name or number (AMB-Q29).
[[nodiscard]] PublishedPlace published_place(sql::Transaction&, Live const&, identity::Keys const&,
                                             PrizePlace);

/// A frozen month as it is published.
struct FrozenList {
    std::shared_ptr<Contest const> contest;
    ContestMonth month;
    std::vector<PublishedPlace> places;
};

/// Refusals: `contest_unknown`, `month_unknown`, `month_not_frozen`.
[[nodiscard]] base::Result<FrozenList> frozen_list(sql::Transaction&, Live const&,
                                                   identity::Keys const&, std::string_view slug,
                                                   base::CivilMonth);

} // namespace quiz
