#pragma once

#include "base/crypto.hpp"
#include "base/result.hpp"
#include "notice/domain/notice.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notice {

/// What the programme of a notice hands over when a list goes out.
struct PutUp {
    /// The notice without id and versions; it is made when its subject has none yet.
    Notice about;
    /// What was approved.
    std::string seal;
    std::vector<Row> rows;
    base::CivilDate first_day;
};

/// Puts a list on notice: the first version of a new notice, or the next of one that runs or was
/// withdrawn. Gives the notice's id.
std::string put_up(sql::Transaction&, PutUp);
/// Declares the result, or takes the notice back.
base::Result<void> close(sql::Transaction&, std::string_view id);
base::Result<void> withdraw(sql::Transaction&, std::string_view id);

/// Refusal: `notice_unknown`.
[[nodiscard]] base::Result<Notice> find_notice(sql::Transaction&, std::string_view id);
[[nodiscard]] std::optional<Notice> find_notice_of(sql::Transaction&, std::string_view programme,
                                                   std::string_view subject);

/// What objections need besides the transaction.
struct ObjectionMeans {
    /// Seals who objects and what they say.
    base::Key key;
    base::WorkingDays const& calendar;
    base::CivilDate today;
};

struct FileObjection {
    std::string notice;
    Channel channel = Channel::form;
    std::string words = {};
    std::string objector = {};
};

/// Gives its number. Refusals: `notice_unknown`, `notice_takes_no_objection` {state},
/// `objection_words_length`, `objections_too_many`.
base::Result<std::int64_t> file_objection(sql::Transaction&, ObjectionMeans const&,
                                          FileObjection const&);
[[nodiscard]] std::vector<Objection> list_objections(sql::Transaction&, base::Key const&,
                                                     std::string_view notice);
enum class Outcome : std::uint8_t {
    rejected,
    upheld,
};

/// `objection` is open: the programme has checked that.
void decide_objection(sql::Transaction&, std::string_view notice, std::int64_t objection, Outcome,
                      std::string_view answer);

} // namespace notice
