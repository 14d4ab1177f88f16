#include "membership/store/people.hpp"
#include "organisation/service/importing_unions.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace membership;

constexpr std::string_view levels = "code,rank,zh,en\ncity,2,市级,City\n";
constexpr std::string_view unions = "code,name,short_name,level,parent_code\n"
                                    "330700,金华市总工会,金华,city,\n"
                                    "330800,衢州市总工会,衢州,city,\n";

constexpr organisation::UnionId jinhua{1};
constexpr organisation::UnionId quzhou{2};
constexpr base::PersonId zhang{7};
constexpr base::PersonId li{8};

class MembershipPeople : public testing::Test {
protected:
    MembershipPeople()
    {
        auto const imported = database_.run([](sql::Transaction& tx) -> base::Result<bool> {
            using enum organisation::ImportMode;
            static_cast<void>(TRY(organisation::import_levels(tx, levels, all_or_nothing)));
            auto const report = TRY(
                organisation::import_unions(tx, unions, organisation::Tree::local, all_or_nothing));
            return report.is_written;
        });
        EXPECT_TRUE(imported.has_value() && *imported);
    }

    /// Runs something that only writes.
    template <class Write>
    void write(Write&& write)
    {
        database_.look([&](sql::Transaction& tx) {
            write(tx);
            return true;
        });
    }

    static Affiliation affiliation(organisation::UnionId union_id, base::Instant at, bool is_first)
    {
        auto const date = base::TimeZone::shanghai().date_at(at);
        return {union_id, at, base::CivilMonth::of(date), is_first};
    }

    support::Database database_;
};

TEST_F(MembershipPeople, KnowNothingOfWhoHasToldNothing)
{
    EXPECT_EQ(database_.look([](sql::Transaction& tx) { return people::find_profile(tx, zhang); }),
              Profile{});
    EXPECT_FALSE(
        database_.look([](sql::Transaction& tx) { return people::find_affiliation(tx, zhang); }));
}

TEST_F(MembershipPeople, ReadBackWhatWasPutLast)
{
    Profile const first{.name = *DisplayName::parse("张小明"), .has_time_accommodation = true};
    Profile const second{.name = std::nullopt, .has_time_accommodation = false};
    auto const find = [](sql::Transaction& tx) { return people::find_profile(tx, zhang); };
    write([&](sql::Transaction& tx) { people::put_profile(tx, zhang, first); });
    EXPECT_EQ(database_.look(find), first);
    write([&](sql::Transaction& tx) { people::put_profile(tx, zhang, second); });
    EXPECT_EQ(database_.look(find), second);
}

TEST_F(MembershipPeople, KeepThePresentUnionAndEveryPastOne)
{
    auto const march = database_.now();
    auto const april = march + std::chrono::hours{24 * 30};
    auto const first = affiliation(jinhua, march, true);
    auto const second = affiliation(quzhou, april, false);
    write([&](sql::Transaction& tx) {
        people::put_affiliation(tx, zhang, first);
        people::put_affiliation(tx, zhang, second);
        people::put_affiliation(tx, li, first);
    });
    auto const union_at = [&](base::Instant at) {
        return database_.look(
            [&](sql::Transaction& tx) { return people::find_union_at(tx, zhang, at); });
    };
    EXPECT_EQ(
        database_.look([](sql::Transaction& tx) { return people::find_affiliation(tx, zhang); }),
        second);
    EXPECT_EQ(union_at({march.ms - 1}), std::nullopt);
    EXPECT_EQ(union_at(march), jinhua);
    EXPECT_EQ(union_at({april.ms - 1}), jinhua);
    EXPECT_EQ(union_at(april), quzhou);
}

TEST_F(MembershipPeople, AreForgottenOneByOne)
{
    auto const choice = affiliation(jinhua, database_.now(), true);
    write([&](sql::Transaction& tx) {
        for (auto const person : {zhang, li}) {
            people::put_profile(tx, person, {});
            people::put_affiliation(tx, person, choice);
            people::put_union_hint(tx, person, "某某机械厂");
        }
        people::remove(tx, zhang);
    });
    auto const affiliation_of = [&](base::PersonId person) {
        return database_.look(
            [&](sql::Transaction& tx) { return people::find_affiliation(tx, person); });
    };
    EXPECT_EQ(affiliation_of(zhang), std::nullopt);
    EXPECT_EQ(affiliation_of(li), choice);
    auto const hints =
        database_.look([](sql::Transaction& tx) { return people::list_union_hints(tx, {}, 10); });
    ASSERT_EQ(hints.size(), 1u);
    EXPECT_EQ(hints[0].person, li);
}

TEST_F(MembershipPeople, ShowTheNewestHintsFirstAndNoMoreThanAskedFor)
{
    write([](sql::Transaction& tx) { people::put_union_hint(tx, zhang, "旧"); });
    database_.advance(std::chrono::seconds{1});
    write([](sql::Transaction& tx) { people::put_union_hint(tx, li, "新"); });
    auto const newest =
        database_.look([](sql::Transaction& tx) { return people::list_union_hints(tx, {}, 1); });
    ASSERT_EQ(newest.size(), 1u);
    EXPECT_EQ(newest[0].words, "新");
}

} // namespace
