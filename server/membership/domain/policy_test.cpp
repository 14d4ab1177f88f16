#include "membership/domain/policy.hpp"

#include "membership/domain/post.hpp"
#include "membership/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace {

using namespace membership;
using organisation::UnionId;
using support::is_accepted;
using support::is_refused;

constexpr base::Instant now{1'615'165'200'000};
constexpr UnionId province{1}, city{2}, county{3}, other_city{4};
Subject const of_county{.chain = {province, city, county}};
Subject const of_city{.chain = {province, city}};
Subject const of_other_city{.chain = {province, other_city}};

Standing holding(Role role, std::optional<UnionId> at, std::int64_t staff = 7)
{
    Post const post{.id = {1}, .staff = {staff}, .role = role, .union_id = at, .from = now};
    return standing_from({staff}, {&post, 1}, now);
}

TEST(Roles, StandInTheTableInTheirOrder)
{
    for (auto const role : all_roles())
        EXPECT_EQ(role_named(name(role)), role);
    for (auto const action : all_actions())
        EXPECT_EQ(action_named(name(action)), action);
    EXPECT_FALSE(role_named("king").has_value());
    EXPECT_FALSE(action_named("").has_value());
}

TEST(Policy, DeniesByDefault)
{
    for (auto const action : all_actions()) {
        EXPECT_FALSE(may({}, action, of_county)) << name(action);
        EXPECT_FALSE(may({.staff = base::StaffId{7}}, action, {})) << name(action);
    }
}

TEST(Policy, ReachesTheOwnUnionAndWhatLiesBelow)
{
    auto const me = holding(Role::contest_handler, city);
    EXPECT_TRUE(may(me, Action::contest_change, of_city));
    EXPECT_TRUE(may(me, Action::contest_change, of_county));
    EXPECT_FALSE(may(me, Action::contest_change, of_other_city));
    EXPECT_FALSE(may(me, Action::contest_change, {.chain = {province}}));
    // What belongs to the whole house is out of reach of every union.
    EXPECT_FALSE(may(me, Action::contest_change, {}));
    EXPECT_TRUE(may(holding(Role::contest_handler, {}), Action::contest_change, {}));
}

TEST(Policy, NeverLetsOnePersonReviewTheirOwnWork)
{
    auto const me = holding(Role::question_reviewer, province);
    auto subject = of_city;
    subject.handled_by = base::StaffId{8};
    EXPECT_TRUE(may(me, Action::question_review, subject));
    subject.handled_by = base::StaffId{7};
    EXPECT_TRUE(is_refused(check(me, Action::question_review, subject), must_be_another));
    EXPECT_TRUE(may(me, Action::question_see, subject));
}

TEST(Policy, CountsAPostFromItsBeginningToItsEnd)
{
    Post post{.id = {1}, .staff = {7}, .role = Role::observer, .union_id = city, .from = now};
    post.until = now + std::chrono::hours{1};
    auto const at = [&](base::Instant instant) {
        return may(standing_from({7}, {&post, 1}, instant), Action::contest_see, of_city);
    };
    EXPECT_FALSE(at(now - std::chrono::milliseconds{1}));
    EXPECT_TRUE(at(now));
    EXPECT_FALSE(at(*post.until));
}

TEST(Roles, OfTheThreeAdministratorsExcludeEachOther)
{
    using enum Role;
    for (auto const one : {system_administrator, security_administrator, auditor})
        for (auto const other : {system_administrator, security_administrator, auditor})
            EXPECT_EQ(exclude_each_other(one, other), one != other);
    EXPECT_TRUE(exclude_each_other(question_reviewer, question_editor));
    for (auto const role : all_roles())
        EXPECT_FALSE(exclude_each_other(role, role)) << name(role);
}

TEST(Roles, OfTheSystemDoNoBusiness)
{
    for (auto const role :
         {Role::system_administrator, Role::security_administrator, Role::auditor})
        for (auto const action : powers_of_programs()) {
            // To read the log is the whole work of an auditor, and changes nothing.
            bool const is_own = role == Role::auditor && action == Action::audit_see;
            EXPECT_EQ(std::ranges::count(powers_of(role), action), is_own ? 1 : 0)
                << name(role) << ' ' << name(action);
        }
    // Nor does any one role both make accounts and give them power.
    for (auto const role : all_roles())
        EXPECT_FALSE(std::ranges::count(powers_of(role), Action::staff_create) > 0 &&
                     std::ranges::count(powers_of(role), Action::post_appoint) > 0)
            << name(role);
}

TEST(Appointing, IsRefusedInThisOrder)
{
    Appointment wanted{.staff = {8}, .role = Role::contest_handler, .union_id = county};
    auto const me = holding(Role::union_administrator, city);
    EXPECT_TRUE(is_accepted(may_appoint(me, wanted, of_county, {})));
    EXPECT_TRUE(is_refused(may_appoint(me, wanted, of_other_city, {}), not_permitted));
    Post const same{.id = {2}, .staff = {8}, .role = wanted.role, .union_id = county, .from = now};
    EXPECT_TRUE(is_refused(may_appoint(me, wanted, of_county, {&same, 1}), post_held));
    wanted.staff = {7};
    EXPECT_TRUE(is_refused(may_appoint(me, wanted, of_county, {&same, 1}), post_for_oneself));
    wanted = {.staff = {8}, .role = Role::question_editor, .union_id = county};
    Post const opposite{
        .id = {3}, .staff = {8}, .role = Role::question_reviewer, .union_id = city, .from = now};
    EXPECT_TRUE(is_refused(may_appoint(me, wanted, of_county, {&opposite, 1}), posts_exclude));
}

TEST(Appointing, OfAdministratorsBelongsToTheSecurityAdministrator)
{
    for (auto const role : all_roles()) {
        Appointment const wanted{.staff = {8}, .role = role, .union_id = county};
        EXPECT_EQ(may_appoint(holding(Role::union_administrator, city), wanted, of_county, {})
                      .has_value(),
                  !is_administrator(role));
        EXPECT_TRUE(is_accepted(
            may_appoint(holding(Role::security_administrator, {}), wanted, of_county, {})));
        EXPECT_TRUE(
            is_refused(may_appoint(holding(Role::system_administrator, {}), wanted, of_county, {}),
                       not_permitted));
    }
}

/// A forest in which every node hangs on a smaller one or on none.
using Forest = std::vector<int>;

Subject subject_in(Forest const& forest, int node)
{
    Subject subject;
    for (int at = node; at >= 0; at = forest[static_cast<std::size_t>(at)])
        subject.chain.push_back({at + 1});
    return subject;
}

/// Downwards from the post, where the policy looks upwards from the subject.
std::set<int> subtree_of(Forest const& forest, int root)
{
    std::set<int> below{root};
    for (int node = 0; node < static_cast<int>(forest.size()); ++node)
        if (below.contains(forest[static_cast<std::size_t>(node)]))
            below.insert(node);
    return below;
}

RC_GTEST_PROP(Policy, AgreesWithSetsInEveryForest, ())
{
    auto const size = *rc::gen::inRange(1, 30);
    Forest forest;
    for (int node = 0; node < size; ++node)
        forest.push_back(*rc::gen::inRange(-1, node));
    auto const roles = all_roles();
    std::vector<Post> posts;
    std::set<std::pair<Action, int>> lawful;
    for (int count = *rc::gen::inRange(0, 5); count > 0; --count) {
        auto const role = roles[*rc::gen::inRange<std::size_t>(0, roles.size())];
        auto const at = *rc::gen::inRange(0, size);
        posts.push_back(
            {.id = {count}, .staff = {7}, .role = role, .union_id = UnionId{at + 1}, .from = now});
        for (auto const node : subtree_of(forest, at))
            for (auto const action : powers_of(role))
                lawful.emplace(action, node);
    }
    auto const standing = standing_from({7}, posts, now);
    for (int node = 0; node < size; ++node)
        for (auto const action : all_actions())
            RC_ASSERT(may(standing, action, subject_in(forest, node)) ==
                      lawful.contains({action, node}));
}

} // namespace
