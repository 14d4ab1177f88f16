#include "membership/service/colleagues.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/service/keeping_staff.hpp"
#include "membership/domain/refusals.hpp"
#include "membership/service/standing.hpp"
#include "organisation/service/importing_unions.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace membership;
using support::is_accepted;
using support::is_refused;

constexpr std::string_view levels = "code,rank,zh,en\n"
                                    "province,1,省级,Province\n"
                                    "city,2,市级,City\n"
                                    "county,3,县级,County\n";
constexpr std::string_view unions = "code,name,short_name,level,parent_code\n"
                                    "330000,浙江省总工会,浙江省,province,\n"
                                    "330100,杭州市总工会,杭州市,city,330000\n"
                                    "330700,金华市总工会,金华市,city,330000\n"
                                    "330702,婺城区总工会,婺城区,county,330700\n"
                                    "330703,金东区总工会,金东区,county,330700\n";
constexpr std::array<std::string_view, 6> places{"",       "330000", "330100",
                                                 "330700", "330702", "330703"};

class House {
public:
    House()
    {
        auto const done = database.run([&](sql::Transaction& tx) -> base::Result<void> {
            using enum organisation::ImportMode;
            static_cast<void>(TRY(organisation::import_levels(tx, levels, all_or_nothing)));
            static_cast<void>(TRY(organisation::import_unions(tx, unions, organisation::Tree::local,
                                                              all_or_nothing)));
            return base::ok();
        });
        VERIFY(done.has_value());
    }

    /// Somebody who holds a post at the union of this code; over the whole house without one.
    base::StaffId colleague(std::optional<Role> role = {}, std::string_view code = {})
    {
        return *database.run([&](sql::Transaction& tx) -> base::Result<base::StaffId> {
            auto const login = identity::LoginName::parse(fmt::format("colleague{:03}", ++people_));
            auto const link = TRY(identity::create_staff(tx, *login, "李雷"));
            if (role) {
                Appoint post{.staff = link.staff, .role = *role};
                if (!code.empty())
                    post.union_code = std::string{code};
                static_cast<void>(TRY(appoint_by_operator(tx, post)));
            }
            return link.staff;
        });
    }

    template <class Act>
    auto as(base::StaffId who, Act act)
    {
        return database.run([&](sql::Transaction& tx) { return act(tx, standing_of(tx, who)); });
    }

    support::Database database{support::shanghai("2021-03-08 09:00")};

private:
    int people_ = 0;
};

class Colleagues : public testing::Test {
protected:
    House house_;
};

TEST_F(Colleagues, AreAppointedWithinTheOwnSubtree)
{
    auto const me = house_.colleague(Role::union_administrator, "330700");
    auto const them = house_.colleague();
    auto const give = [&](std::optional<std::string> code, Role role = Role::observer) {
        return house_.as(me, [&](sql::Transaction& tx, Standing const& standing) {
            return appoint(tx, standing, {them, role, std::move(code)});
        });
    };
    EXPECT_TRUE(is_refused(give("330100"), not_permitted));
    EXPECT_TRUE(is_refused(give("330000"), not_permitted));
    EXPECT_TRUE(is_refused(give({}), not_permitted));
    EXPECT_TRUE(is_refused(give("330702", Role::auditor), not_permitted));
    auto const given = give("330702");
    ASSERT_TRUE(is_accepted(given));
    EXPECT_EQ(given->held_at->code, "330702");
    EXPECT_TRUE(is_refused(give("330702"), post_held));
}

TEST_F(Colleagues, LoseThePowerOfAPostTheInstantItEnds)
{
    auto const warden = house_.colleague(Role::security_administrator);
    auto const them = house_.colleague(Role::contest_handler, "330700");
    auto const may_change = [&] {
        return house_.database.look([&](sql::Transaction& tx) {
            return may(standing_of(tx, them), Action::contest_change, *subject_of(tx, "330702"));
        });
    };
    EXPECT_TRUE(may_change());
    auto const post =
        house_.database.look([&](sql::Transaction& tx) { return posts_held_by(tx, them); }).front();
    auto const end = [&](sql::Transaction& tx, Standing const& standing) {
        return end_post(tx, standing, post.id);
    };
    EXPECT_TRUE(is_refused(house_.as(them, end), not_permitted));
    ASSERT_TRUE(is_accepted(house_.as(warden, end)));
    EXPECT_FALSE(may_change());
    EXPECT_TRUE(is_refused(house_.as(warden, end), post_unknown));
    // What was held then is still told.
    auto const history = house_.as(warden, [&](sql::Transaction& tx, Standing const& standing) {
        return look_at_colleague(tx, standing, them);
    });
    ASSERT_TRUE(is_accepted(history));
    EXPECT_TRUE(history->posts.front().post.until.has_value());
}

TEST_F(Colleagues, AreResetOnlyByWhoReachesAllTheirPosts)
{
    auto const keeper = house_.colleague(Role::system_administrator, "330700");
    auto const near = house_.colleague(Role::observer, "330702");
    auto const wide = house_.colleague(Role::observer, "330702");
    ASSERT_TRUE(is_accepted(house_.database.run([&](sql::Transaction& tx) {
        return appoint_by_operator(tx, {wide, Role::observer, "330100"});
    })));
    auto const reset = [&](base::StaffId whom) {
        return house_.as(keeper, [&](sql::Transaction& tx, Standing const& standing) {
            return reset_colleague(tx, standing, whom);
        });
    };
    EXPECT_TRUE(is_accepted(reset(near)));
    EXPECT_TRUE(is_refused(reset(wide), not_permitted));
    EXPECT_TRUE(is_refused(reset(keeper), post_for_oneself));
    // Nor is there anybody for them whom they cannot see.
    auto const far = house_.colleague(Role::observer, "330100");
    EXPECT_TRUE(is_refused(reset(far), identity::staff_unknown));
}

TEST_F(Colleagues, ThreeAdministratorsAreThreePeople)
{
    using enum Role;
    for (auto const one : {system_administrator, security_administrator, auditor}) {
        auto const them = house_.colleague(one);
        for (auto const other : {system_administrator, security_administrator, auditor}) {
            auto const given = house_.database.run([&](sql::Transaction& tx) {
                return appoint_by_operator(tx, {them, other, "330700"});
            });
            EXPECT_EQ(given.has_value(), one == other) << name(one) << ' ' << name(other);
        }
    }
}

TEST_F(Colleagues, ATokenMayWhatItsScopeSaysWhereItSays)
{
    auto const token = house_.database.look([&](sql::Transaction& tx) {
        auto const at = subject_of(tx, "330700")->chain.back();
        return add_token(tx, "hash", {"dashboard", {Action::contest_see}, at});
    });
    house_.database.look([&](sql::Transaction& tx) {
        EXPECT_EQ(find_token(tx, "hash"), token);
        EXPECT_FALSE(find_token(tx, "other").has_value());
        auto const standing = standing_of(tx, token);
        EXPECT_TRUE(may(standing, Action::contest_see, *subject_of(tx, "330702")));
        EXPECT_FALSE(may(standing, Action::contest_see, *subject_of(tx, "330100")));
        EXPECT_FALSE(may(standing, Action::contest_change, *subject_of(tx, "330702")));
        return 0;
    });
    EXPECT_TRUE(is_refused(token_actions({"contest.see", "post.appoint"}), action_unknown));
}

/// list(actor) == filter(all, may(actor, see)), over random people at random places; what the filter
/// asks is worked out from the codes, which carry the tree in their digits.
RC_GTEST_PROP(ListOfColleagues, IsEverybodyWhomTheOneWhoAsksMaySee, ())
{
    auto const reaches = [](std::string_view post, std::string_view place) {
        if (post.empty())
            return true;
        if (place.empty())
            return false;
        auto const significant = post.substr(0, post.find_last_not_of('0') + 1);
        return post == "330000" ? place.starts_with("33") : place.starts_with(significant);
    };
    House house;
    auto const place = [] { return places.at(*rc::gen::inRange<std::size_t>(0, places.size())); };
    auto const role = [] {
        auto const roles = all_roles();
        return roles[*rc::gen::inRange<std::size_t>(0, roles.size())];
    };
    struct Seat {
        base::StaffId staff;
        Role role;
        std::string_view place;
    };
    std::vector<Seat> seats;
    for (int count = *rc::gen::inRange(1, 8); count > 0; --count) {
        auto const held = role();
        auto const at = place();
        seats.push_back({house.colleague(held, at), held, at});
    }
    for (auto const& me : seats) {
        bool const sees = std::ranges::count(powers_of(me.role), Action::staff_see) > 0;
        auto const listed = house.database.look(
            [&](sql::Transaction& tx) { return list_colleagues(tx, standing_of(tx, me.staff)); });
        for (auto const& other : seats) {
            bool const is_listed = std::ranges::any_of(listed, [&](Colleague const& colleague) {
                return colleague.account.id == other.staff;
            });
            RC_ASSERT(is_listed == (sees && reaches(me.place, other.place)));
        }
    }
}

} // namespace
