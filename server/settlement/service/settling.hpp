#pragma once

#include "audit/domain/entry.hpp"
#include "base/working_days.hpp"
#include "identity/domain/guess_alarm.hpp"
#include "identity/domain/keys.hpp"
#include "notice/domain/notice.hpp"
#include "payout/domain/terms.hpp"
#include "quiz/service/boards.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/settling.hpp"
#include "settlement/domain/claim.hpp"
#include "settlement/domain/settlement.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace settlement {

/// What every use case of this room works with.
struct Means {
    quiz::Live& live;
    identity::Keys keys;
    /// Seals what people say against a notice.
    base::Key objections_key;
    base::WorkingDays const& calendar;
    payout::Terms payout_terms;
    /// Seals who takes a prize.
    base::Key claims_key;
    ClaimRules claim_rules;
    /// How long codes are, while somebody guesses at them.
    identity::GuessAlarm guess_alarm = {};
};

/// Which month is settled.
struct MonthName {
    std::string slug;
    base::CivilMonth month;
};

/// An act that may be taken next, or why not.
struct Next {
    ActKind kind;
    std::optional<base::Error> obstacle;
};

/// A month's settlement with everything that a decision about it needs.
struct Desk {
    quiz::FrozenMonth frozen;
    Settlement settlement;
    Draft draft;
    std::optional<notice::Notice> notice;
    std::set<std::int64_t> open_objections;
    base::Announced<base::CivilDate> notice_ends_on;
    base::CivilDate today;
    /// Prizes of the month that have neither arrived nor been given up.
    std::int64_t open_payments = 0;

    [[nodiscard]] quiz::PrizeTerms terms() const&;
    /// The name of a person in everything about this contest.
    [[nodiscard]] std::string key_of(base::PersonId) const;
    [[nodiscard]] Ground ground() const& { return {terms(), frozen.ranking}; }
    [[nodiscard]] Situation situation() const&;
    quiz::PrizeTerms terms() && = delete;
    Ground ground() && = delete;
    Situation situation() && = delete;
};

/// Refusals: `contest_unknown`, `month_unknown`, `month_not_frozen`.
[[nodiscard]] base::Result<Desk> look_at_month(sql::Transaction&, Means const&, MonthName const&);

/// What this person may do next, kind by kind. Of acts about a place only the time is checked.
[[nodiscard]] std::vector<Next> next_acts(Desk const&, StaffId);

struct TakeAct {
    MonthName month;
    Act act;
    /// Whose place, as `Desk::key_of` names people.
    std::optional<std::string> person_key = {};
    /// How many acts the client has seen, when it says so.
    std::optional<std::int64_t> revision = {};
    /// publish and correct: the first day of the notice; today unless given.
    std::optional<base::CivilDate> starts_on = {};
    /// decide: whether the objection was right.
    bool is_upheld = false;
};

/// Takes one step: the act, what it writes and what it tells other rooms are one transaction. Gives
/// the number of acts. Refusals: those of `look_at_month` and of `Settlement::check`,
/// `settlement_moved_on`, `notice_begins_too_early`, and of finalise `prize_planned_otherwise`.
base::Result<std::int64_t> take_act(sql::Transaction&, Means const&, audit::Author const&, TakeAct);

/// The places of a version that has gone out. Refusal: `version_unknown`.
[[nodiscard]] base::Result<std::vector<quiz::PrizePlace>>
published_places(sql::Transaction&, Desk const&, int version);

[[nodiscard]] std::vector<Act> list_acts(sql::Transaction&, Desk const&);

/// A place as it may be shown: nobody's full name or number.
[[nodiscard]] quiz::PublishedPlace shown_place(sql::Transaction&, Means const&,
                                               quiz::PrizePlace const&);

/// What the public said against the list, opened for those who decide.
[[nodiscard]] std::vector<notice::Objection> list_objections(sql::Transaction&, Means const&,
                                                             Desk const&);

struct TelephoneNote {
    std::string words;
    std::string objector = {};
};

/// Files what somebody said on the telephone; gives its number. Refusals: those of
/// `notice::file_objection`.
base::Result<std::int64_t> note_objection(sql::Transaction&, Means const&, audit::Author const&,
                                          Desk const&, TelephoneNote const&);

/// The name of a settled month among public notices.
inline constexpr std::string_view notice_programme = "quiz-month";

} // namespace settlement
