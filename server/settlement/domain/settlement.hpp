#pragma once

#include "base/result.hpp"
#include "base/working_days.hpp"
#include "quiz/domain/calendar.hpp"
#include "settlement/domain/act.hpp"
#include "settlement/domain/month_list.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace settlement {

/// A place that is questioned.
struct Case {
    enum class State : std::uint8_t {
        /// Keeps its place; nothing is published before somebody has decided.
        held,
        struck_out,
    };
    State state = State::held;
    Evidence evidence = Evidence::other;
    std::string reason;
    /// Everybody who has decided against the worker.
    std::set<StaffId> deciders;
    /// What the worker says, until it is decided.
    std::optional<std::string> appeal = {};
};

struct Finding {
    base::PersonId person;
    Evidence evidence = Evidence::other;
    std::string facts;
    bool is_open = true;
};

struct Approval {
    StaffId by;
    base::Instant at;
    /// Of the version that was looked at.
    std::string hash;
};

/// A list that has gone out. Never changes.
struct PublishedVersion {
    int number = 1;
    std::string previous;
    std::string content_hash;
    std::string hash;
    base::Instant at;
    StaffId by;
    StaffId approved_by;
    /// Who had been struck out by then.
    std::set<base::PersonId> struck_out;
};

/// The next list as it would go out now.
struct Draft {
    int number = 1;
    std::string previous;
    std::vector<quiz::PrizePlace> places;
    std::string content_hash;
    std::string hash;
    int yuan = 0;
    /// Whether it differs from what is on notice.
    bool is_news = true;
};

/// What an act depends on besides the settlement itself.
struct Situation {
    Ground ground;
    /// Objections of the public that nobody has decided.
    std::set<std::int64_t> open_objections = {};
    /// The last day of the notice that runs, as far as the calendar is announced.
    base::Announced<base::CivilDate> notice_ends_on = base::CivilDate{};
    base::CivilDate today = {};
    /// Payment orders that are not settled.
    std::int64_t open_payments = 0;
};

/// The settlement of one month (Q22): the fold of its acts. `check` says whether an act may be taken
/// and why not; `take` adds an act that was checked. Neither knows a clock or a store, so a journal
/// that is read again gives the same settlement.
class Settlement {
public:
    /// `begins_in`: open, closing or provisional, as the quiz left the month.
    explicit Settlement(quiz::MonthState begins_in) : state_{begins_in} {}

    [[nodiscard]] base::Result<void> check(Act const&, Situation const&) const;
    /// The act with the hash of what it is about: whoever freezes or publishes brings none along.
    [[nodiscard]] Act completed(Act, Ground const&) const;
    /// `act` is complete and passed `check`, now or when it was first taken.
    void take(Act const&, quiz::PrizeTerms const&);

    [[nodiscard]] Draft draft(Ground const&) const;

    [[nodiscard]] quiz::MonthState state() const { return state_; }
    /// Counts the acts.
    [[nodiscard]] std::int64_t revision() const { return revision_; }
    /// Of the list as it followed from the standings; empty before the first freeze.
    [[nodiscard]] std::string const& frozen_hash() const& { return frozen_hash_; }
    [[nodiscard]] std::map<base::PersonId, Case> const& cases() const& { return cases_; }
    /// By the number of the act that noted it.
    [[nodiscard]] std::map<std::int64_t, Finding> const& findings() const& { return findings_; }
    [[nodiscard]] std::set<StaffId> const& preparers() const& { return preparers_; }
    [[nodiscard]] std::optional<Approval> const& approval() const& { return approval_; }
    [[nodiscard]] std::vector<PublishedVersion> const& versions() const& { return versions_; }
    std::string const& frozen_hash() && = delete;
    std::map<base::PersonId, Case> const& cases() && = delete;
    std::map<std::int64_t, Finding> const& findings() && = delete;
    std::set<StaffId> const& preparers() && = delete;
    std::optional<Approval> const& approval() && = delete;
    std::vector<PublishedVersion> const& versions() && = delete;

    [[nodiscard]] std::set<base::PersonId> struck_out() const;

private:
    [[nodiscard]] base::Result<void> check_state(Act const&) const;
    [[nodiscard]] base::Result<void> check_place(Act const&, Situation const&) const;
    [[nodiscard]] base::Result<void> check_finding(Act const&) const;
    [[nodiscard]] base::Result<void> check_nothing_held() const;
    [[nodiscard]] base::Result<void> check_submit(Situation const&) const;
    [[nodiscard]] base::Result<void> check_approve(Act const&, Situation const&) const;
    [[nodiscard]] base::Result<void> check_publish(Situation const&) const;
    [[nodiscard]] base::Result<void> check_finalise(Situation const&) const;
    void take_doubt(Act const&);
    void take_version(Act const&, quiz::PrizeTerms const&);

    quiz::MonthState state_;
    std::int64_t revision_ = 0;
    std::string frozen_hash_;
    std::map<base::PersonId, Case> cases_;
    std::map<std::int64_t, Finding> findings_;
    std::set<StaffId> preparers_;
    std::optional<Approval> approval_;
    std::vector<PublishedVersion> versions_;
};

} // namespace settlement
