#include "settlement/domain/months_test.hpp"
#include "settlement/domain/refusals.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <rapidcheck/gtest.h>

namespace settlement {
namespace {

using namespace fixtures;
using quiz::MonthState;

constexpr int people = 112;
constexpr int steps_per_walk = 1'100;

/// Staff who do anything at any time, sometimes what would be right.
class Crowd {
public:
    explicit Crowd(std::uint64_t seed) : chance_{seed} {}

    int below(int bound) { return std::uniform_int_distribution{0, bound - 1}(chance_); }
    StaffId staff() { return StaffId{1 + below(4)}; }

    Act act(Desk& desk)
    {
        Act act;
        act.kind = all_act_kinds[static_cast<std::size_t>(below(all_act_kinds.size()))];
        act.staff = staff();
        act.reason = below(20) == 0 ? "" : "因为";
        act.evidence = Evidence::other;
        act.person = base::PersonId{1 + below(people + 2)};
        if (act.kind != ActKind::hold && act.kind != ActKind::find)
            questioned(desk, act);
        if (act.kind == ActKind::keep)
            finding(desk, act);
        if (act.kind == ActKind::decide && !desk.open_objections.empty())
            act.subject = *desk.open_objections.begin();
        if (act.kind == ActKind::approve) {
            auto const next = desk.draft();
            act.hash = below(8) == 0 ? "0" : next.hash;
            act.yuan = below(8) == 0 ? next.yuan - 1 : next.yuan;
        }
        return act;
    }

private:
    /// Somebody whose place is questioned already, where there is one.
    void questioned(Desk const& desk, Act& act)
    {
        auto const& cases = desk.settlement.cases();
        if (cases.empty() || below(10) == 0)
            return;
        act.person = std::next(cases.begin(), below(static_cast<int>(cases.size())))->first;
    }

    void finding(Desk const& desk, Act& act)
    {
        auto const& findings = desk.settlement.findings();
        if (!findings.empty())
            act.subject =
                std::next(findings.begin(), below(static_cast<int>(findings.size())))->first;
        act.person.reset();
    }

    std::mt19937_64 chance_;
};

bool is_lawful_step(MonthState before, MonthState after)
{
    using enum MonthState;
    using Step = std::pair<MonthState, MonthState>;
    constexpr std::array lawful{
        Step{provisional, reviewing},           Step{reviewing, provisional},
        Step{reviewing, public_notice},         Step{public_notice, provisional},
        Step{public_notice, MonthState::final}, Step{MonthState::final, paid}};
    return before == after || std::ranges::find(lawful, Step{before, after}) != lawful.end();
}

void check_list(Desk const& desk)
{
    auto const list = desk.draft();
    auto const out = desk.settlement.struck_out();
    std::set<base::PersonId> seen;
    int yuan = 0;
    for (auto const& place : list.places) {
        RC_ASSERT(seen.insert(place.person).second);
        RC_ASSERT(!out.contains(place.person));
        RC_ASSERT(place.place == static_cast<int>(seen.size()));
        yuan += place.yuan;
    }
    auto const eligible = static_cast<std::size_t>(people) - out.size();
    RC_ASSERT(list.places.size() == std::min<std::size_t>(100, eligible));
    RC_ASSERT(list.yuan == yuan);
    if (eligible >= 100)
        RC_ASSERT(yuan == 5300);
    auto const is_before = [](quiz::PrizePlace const& one, quiz::PrizePlace const& other) {
        return one.points > other.points;
    };
    RC_ASSERT(std::ranges::is_sorted(list.places, is_before));
}

void check_chain(Desk const& desk)
{
    FrozenMarch const march{0};
    auto previous = std::string{};
    int number = 0;
    for (auto const& version : desk.settlement.versions()) {
        if (number > 0)
            RC_ASSERT(version.previous == previous);
        RC_ASSERT(version.number == ++number);
        RC_ASSERT(version.hash ==
                  version_hash(march.terms(), number, version.previous, version.content_hash));
        RC_ASSERT(version.approved_by != the_program);
        previous = version.hash;
    }
}

/// What every act must leave true.
void check_invariants(Desk const& desk, Settlement const& before, Act const& act)
{
    auto const& now = desk.settlement;
    RC_ASSERT(is_lawful_step(before.state(), now.state()));
    bool const publishes = act.kind == ActKind::publish || act.kind == ActKind::correct;
    if (publishes) {
        // What went out is what a second person had looked at, and nothing else.
        RC_ASSERT(before.approval().has_value());
        RC_ASSERT(before.approval()->hash == now.versions().back().hash);
        RC_ASSERT(!before.preparers().contains(before.approval()->by));
    } else {
        RC_ASSERT(now.versions().size() == before.versions().size());
    }
    if (now.approval()) {
        RC_ASSERT(now.approval()->hash == desk.draft().hash);
        RC_ASSERT(!now.preparers().contains(now.approval()->by));
    }
    if (now.state() >= MonthState::final) {
        RC_ASSERT(!desk.draft().is_news);
        RC_ASSERT(before.state() >= MonthState::public_notice);
    }
    if (act.kind == ActKind::go_back)
        RC_ASSERT(!now.approval().has_value());
}

/// What happens while staff work: days pass, people object, orders are paid.
void let_the_world_turn(Crowd& crowd, Desk& desk, std::int64_t& objections)
{
    if (desk.state() == MonthState::public_notice && crowd.below(15) == 0)
        desk.open_objections.insert(++objections);
    if (crowd.below(5) == 0)
        desk.today = desk.today + 1;
    if (crowd.below(10) == 0)
        desk.notice_ends_on = desk.today + crowd.below(8) - 2;
    desk.open_payments = crowd.below(3);
}

RC_GTEST_PROP(SettlementProperty, NoSequenceOfActsBreaksAnInvariant, ())
{
    Crowd crowd{*rc::gen::arbitrary<std::uint64_t>()};
    std::optional<Desk> desk;
    std::vector<Act> journal;
    std::int64_t objections = 0;
    for (int step = 0; step < steps_per_walk; ++step) {
        // A month that is paid gives way to the next.
        if (!desk || desk->state() == MonthState::paid) {
            desk.emplace(people);
            journal.clear();
            VERIFY(desk->act(ActKind::freeze).has_value());
        }
        let_the_world_turn(crowd, *desk, objections);
        auto const act = crowd.act(*desk);
        auto const before = desk->settlement;
        auto const result = desk->act(act);
        if (!result) {
            RC_ASSERT(desk->settlement.revision() == before.revision());
            continue;
        }
        if (act.kind == ActKind::decide)
            desk->open_objections.erase(*act.subject);
        check_invariants(*desk, before, act);
        if (act.kind == ActKind::disqualify || act.kind == ActKind::release)
            check_list(*desk);
        check_chain(*desk);
    }
}

} // namespace
} // namespace settlement
