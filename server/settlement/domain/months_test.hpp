#pragma once

#include "quiz/domain/fixtures_test.hpp"
#include "settlement/domain/settlement.hpp"

#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

namespace settlement::fixtures {

inline constexpr StaffId preparer{1};
inline constexpr StaffId second{2};
inline constexpr StaffId third{3};

/// A March whose standings stand still, with so many people in it, person 1 first.
class FrozenMarch {
public:
    explicit FrozenMarch(int people)
    {
        std::vector<quiz::Standing> standings;
        for (int person = 1; person <= people; ++person) {
            quiz::Standing standing;
            standing.month = quiz::MonthId{3};
            standing.person = base::PersonId{person};
            standing.union_id = quiz::UnionId{person % 7 + 1};
            standing.points = 3100 - 10 * person;
            standing.correct = 310 - person;
            standing.served = 310;
            standing.elapsed_ms = 620'000;
            standing.started = standing.finished = 62;
            standings.push_back(standing);
        }
        ranking_ = quiz::ranking(terms(), standings);
    }

    [[nodiscard]] quiz::PrizeTerms terms() const
    {
        return {rules_, "0b1c", "march", base::CivilMonth::of(2021, 3),
                quiz::fixtures::person_keys()};
    }
    [[nodiscard]] Ground ground() const { return {terms(), ranking_}; }

private:
    quiz::ContestRules rules_ = quiz::fixtures::rules();
    std::vector<quiz::PrizePlace> ranking_;
};

/// One month on its way, with a clock of days and a public that objects.
class Desk {
public:
    explicit Desk(int people = 130) : march_{people} {}

    [[nodiscard]] Situation situation() const
    {
        return {march_.ground(), open_objections, notice_ends_on, today, open_payments};
    }

    base::Result<void> act(Act act)
    {
        act = settlement.completed(std::move(act), march_.ground());
        CHECK_OK(settlement.check(act, situation()));
        settlement.take(act, march_.terms());
        return base::ok();
    }

    base::Result<void> act(ActKind kind, StaffId staff = preparer)
    {
        return act({.kind = kind, .staff = staff, .reason = "因为"});
    }

    base::Result<void> about(ActKind kind, int person, StaffId staff = preparer)
    {
        return act({.kind = kind,
                    .staff = staff,
                    .reason = "因为",
                    .person = base::PersonId{person},
                    .evidence = Evidence::too_fast});
    }

    base::Result<void> approve(StaffId staff = second)
    {
        auto const next = draft();
        return act(
            {.kind = ActKind::approve, .staff = staff, .hash = next.hash, .yuan = next.yuan});
    }

    base::Result<void> decide(std::int64_t objection)
    {
        CHECK_OK(act(
            {.kind = ActKind::decide, .staff = third, .reason = "查无实据", .subject = objection}));
        open_objections.erase(objection);
        return base::ok();
    }

    [[nodiscard]] Draft draft() const { return settlement.draft(march_.ground()); }
    [[nodiscard]] quiz::MonthState state() const { return settlement.state(); }

    /// On public notice, version 1.
    void publish()
    {
        VERIFY(act(ActKind::freeze).has_value());
        VERIFY(act(ActKind::submit).has_value());
        VERIFY(approve().has_value());
        VERIFY(act(ActKind::publish, second).has_value());
    }

    Settlement settlement{quiz::MonthState::provisional};
    std::set<std::int64_t> open_objections;
    base::CivilDate today = base::CivilDate::of(2021, 4, 1);
    base::Announced<base::CivilDate> notice_ends_on = base::CivilDate::of(2021, 4, 8);
    std::int64_t open_payments = 0;

private:
    FrozenMarch march_;
};

} // namespace settlement::fixtures
