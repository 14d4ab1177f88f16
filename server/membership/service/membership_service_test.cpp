#include "base/cursor.hpp"
#include "identity/service/phone_book.hpp"
#include "membership/domain/refusals.hpp"
#include "membership/service/choosing_union.hpp"
#include "membership/service/profiles.hpp"
#include "membership/service/reading_hints.hpp"
#include "organisation/domain/refusals.hpp"
#include "organisation/service/finding_unions.hpp"
#include "organisation/service/importing_unions.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace {

using support::is_accepted;
using support::is_refused;
using support::shanghai;

constexpr std::string_view levels = "code,rank,zh,en\nprovince,1,省级,province\ncity,2,市级,city\n"
                                    "county,3,县级,county\n";
constexpr std::string_view unions = "code,name,short_name,level,parent_code,valid_to\n"
                                    "330000,浙江省总工会,省总工会,province,,\n"
                                    "330700,金华市总工会,金华市总工会,city,330000,\n"
                                    "330702,金华市婺城区总工会,婺城区总工会,county,330700,\n"
                                    "330703,金华市金东区总工会,金东区总工会,county,330700,\n"
                                    "330799,已撤销总工会,已撤销总工会,county,330700,2021-03-01\n";

class MembershipTest : public testing::Test {
protected:
    MembershipTest()
    {
        auto const done = database_.run([&](sql::Transaction& tx) -> base::Result<void> {
            using enum organisation::ImportMode;
            static_cast<void>(TRY(organisation::import_levels(tx, levels, all_or_nothing)));
            auto const report = TRY(
                organisation::import_unions(tx, unions, organisation::Tree::local, all_or_nothing));
            VERIFY(report.problems.empty());
            return base::ok();
        });
        VERIFY(done.has_value());
        person_ = register_person("19900000001");
    }

    base::PersonId register_person(std::string_view number)
    {
        auto const phone = identity::PhoneNumber::parse(number).value();
        return database_.look([&](sql::Transaction& tx) {
            return identity::register_person(tx, keys_, phone).person;
        });
    }

    auto choose(std::string code, std::optional<std::string> note = {})
    {
        return database_.run([&](sql::Transaction& tx) {
            return membership::choose_union(tx, {person_, code, note});
        });
    }

    membership::Me me()
    {
        return *database_.run(
            [&](sql::Transaction& tx) { return membership::look_at_me(tx, keys_, person_); });
    }

    membership::HintPage hints(membership::ListHints const& query = {})
    {
        return *database_.run(
            [&](sql::Transaction& tx) { return membership::list_union_hints(tx, keys_, query); });
    }

    support::Database database_{shanghai("2021-03-08 09:00")};
    identity::Keys keys_ = identity::Keys::derive(base::Key{});
    base::PersonId person_;
};

TEST_F(MembershipTest, APersonHasNoUnionBeforeTheFirstChoice)
{
    EXPECT_FALSE(me().belongs.has_value());
    EXPECT_FALSE(me().union_change_from.has_value());
    EXPECT_EQ(me().shown_to_others.name, "199****0001");
}

TEST_F(MembershipTest, TheChosenUnionIsShownWithItsPath)
{
    ASSERT_TRUE(is_accepted(choose("330702")));
    auto const shown = me();
    ASSERT_TRUE(shown.belongs.has_value());
    EXPECT_EQ(shown.belongs->card.self.code, "330702");
    ASSERT_EQ(shown.belongs->card.above.size(), 2U);
    EXPECT_EQ(shown.belongs->card.above.front().code, "330000");
}

TEST_F(MembershipTest, RefusesWhatNobodyCanBelongTo)
{
    EXPECT_TRUE(is_refused(choose("999999"), organisation::union_unknown));
    EXPECT_TRUE(is_refused(choose("no code"), organisation::union_unknown));
    EXPECT_TRUE(is_refused(choose("330000"), membership::union_too_high));
    EXPECT_TRUE(is_refused(choose("330799"), membership::union_closed));
    EXPECT_TRUE(
        is_refused(choose("330702", std::string(101, 'x')), membership::union_hint_malformed));
    EXPECT_FALSE(me().belongs.has_value());
}

TEST_F(MembershipTest, AUnionChangesOnceAMonthAndThePastStays)
{
    ASSERT_TRUE(is_accepted(choose("330702")));
    auto const first_chosen_at = database_.now();
    database_.advance(std::chrono::hours{24});
    ASSERT_TRUE(is_accepted(choose("330703")));
    EXPECT_EQ(me().union_change_from, base::CivilDate::of(2021, 4, 1));
    EXPECT_TRUE(is_refused(choose("330702"), membership::union_change_used));
    database_.set_now(shanghai("2021-04-01 00:00"));
    EXPECT_FALSE(me().union_change_from.has_value());
    EXPECT_TRUE(is_accepted(choose("330702")));

    auto const at_first = database_.look([&](sql::Transaction& tx) {
        auto const union_then = membership::union_at(tx, person_, first_chosen_at);
        return organisation::find_union(tx, *union_then)->code;
    });
    EXPECT_EQ(at_first, "330702");
}

TEST_F(MembershipTest, ANameIsShownToOthersMasked)
{
    auto const change = [&](membership::ChangeProfile command) {
        command.person = person_;
        return database_.run(
            [&](sql::Transaction& tx) { return membership::change_profile(tx, command); });
    };
    ASSERT_TRUE(is_accepted(change({.display_name = "张小明"})));
    ASSERT_TRUE(is_accepted(change({.has_time_accommodation = true})));
    EXPECT_EQ(me().profile.name->text(), "张小明");
    EXPECT_EQ(me().shown_to_others.name, "张*");
    EXPECT_TRUE(me().profile.has_time_accommodation);
    EXPECT_TRUE(is_refused(change({.display_name = "张"}), membership::display_name_length));
}

TEST_F(MembershipTest, ANameThatIsTakenAwayLeavesTheMaskedNumberAndThePreferences)
{
    auto const changed = database_.run([&](sql::Transaction& tx) {
        return membership::change_profile(tx, {person_, "张小明", true});
    });
    ASSERT_TRUE(is_accepted(changed));
    database_.look([&](sql::Transaction& tx) {
        membership::forget_display_name(tx, person_);
        return true;
    });
    EXPECT_FALSE(me().profile.name.has_value());
    EXPECT_EQ(me().shown_to_others.name, "199****0001");
    EXPECT_TRUE(me().profile.has_time_accommodation);
}

TEST_F(MembershipTest, ARefusedChoiceLeavesNoNoteBehind)
{
    ASSERT_TRUE(is_accepted(choose("330702")));
    ASSERT_TRUE(is_accepted(choose("330703")));
    EXPECT_TRUE(is_refused(choose("330702", "某某机械厂"), membership::union_change_used));
    EXPECT_TRUE(hints().hints.empty());
}

TEST_F(MembershipTest, StaffReadWhichUnitTheTreeDoesNotHave)
{
    ASSERT_TRUE(is_accepted(choose("330702", " 某某机械厂 ")));
    auto const page = hints();
    ASSERT_EQ(page.hints.size(), 1U);
    auto const& [hint, phone_masked, belongs] = page.hints.front();
    EXPECT_EQ(hint.person, person_);
    EXPECT_EQ(hint.words, "某某机械厂");
    EXPECT_EQ(hint.written_at, database_.now());
    EXPECT_EQ(phone_masked, "199****0001");
    EXPECT_EQ(belongs.self.code, "330702");
    EXPECT_FALSE(page.next_cursor);
}

TEST_F(MembershipTest, StaffTurnThePagesOfHintsFromTheNewestToTheOldest)
{
    ASSERT_TRUE(is_accepted(choose("330702", "最早")));
    database_.advance(std::chrono::seconds{1});
    for (auto const* const phone : {"19900000002", "19900000003"}) {
        person_ = register_person(phone);
        ASSERT_TRUE(is_accepted(choose("330702", phone)));
    }
    std::vector<std::string> read;
    std::optional<std::string> cursor = "";
    while (cursor) {
        auto page = hints({*cursor, 1});
        ASSERT_EQ(page.hints.size(), 1U);
        read.push_back(page.hints.front().hint.words);
        cursor = page.next_cursor;
    }
    EXPECT_EQ(std::set(read.begin(), read.end()).size(), 3U);
    EXPECT_EQ(read.size(), 3U);
    EXPECT_EQ(read.back(), "最早");
    auto const refused = database_.run([&](sql::Transaction& tx) {
        return membership::list_union_hints(tx, keys_, {.cursor = "yesterday"});
    });
    EXPECT_TRUE(is_refused(refused, base::cursor_malformed));
}

TEST_F(MembershipTest, ForgettingAPersonLeavesNoRow)
{
    ASSERT_TRUE(is_accepted(choose("330702", "某某机械厂")));
    database_.look([&](sql::Transaction& tx) {
        membership::remove_person(tx, person_);
        return 0;
    });
    EXPECT_FALSE(me().belongs.has_value());
    EXPECT_TRUE(hints().hints.empty());
}

} // namespace
