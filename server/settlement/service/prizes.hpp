#pragma once

#include "notice/domain/notice.hpp"
#include "payout/domain/progress.hpp"
#include "settlement/domain/claim.hpp"
#include "settlement/service/settling.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace settlement {

/// A prize as its winner sees it, with everything that a decision about it needs.
struct Prize {
    std::shared_ptr<quiz::Contest const> contest;
    quiz::ContestMonth month;
    base::PersonId person;
    int place = 1;
    int yuan = 0;
    /// Whether the list can change no more.
    bool is_final = false;
    PrizeFacts facts;
    PrizeState state = PrizeState::to_claim;
    /// Why the place is questioned or was taken away, and on what ground.
    std::string doubt;
    std::optional<Evidence> evidence;
    /// Nothing while the place is questioned before any list is out.
    std::optional<notice::Notice> notice;
    std::optional<Claim> claim;
    std::optional<payout::PrizeProgress> payment;
    /// Where the money goes, or would go: "199****0001".
    std::string phone_masked;

    [[nodiscard]] payout::PrizeKey key() const { return {contest->slug(), month.month, person}; }
};

/// "prize:march 2021-03 p4a9…", as the log of acts names it.
[[nodiscard]] std::string prize_subject(Prize const&);

/// The last day on which a prize of a notice can be taken, as far as its calendar is announced.
[[nodiscard]] std::optional<base::CivilDate> last_day_of(notice::Notice const&, Means const&,
                                                         base::TimeZone const&);

/// Newest month first. Before a list is out only a place that is questioned is among them: who is
/// held may know why and appeal.
[[nodiscard]] std::vector<Prize> list_prizes(sql::Transaction&, Means const&, base::PersonId);
/// Refusal: `prize_unknown`.
[[nodiscard]] base::Result<Prize> find_prize(sql::Transaction&, Means const&, base::PersonId,
                                             MonthName const&);

} // namespace settlement
