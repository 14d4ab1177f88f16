#include "quiz/service/managing_contests.hpp"

#include "organisation/domain/refusals.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/importing_questions.hpp"
#include "quiz/service/stage_test.hpp"

namespace {

using namespace quiz;
using support::is_accepted;
using support::is_refused;
using support::shanghai;

std::string document(std::string const& more = "", std::string const& slug = "autumn",
                     std::string const& starts_on = "2021-09-01")
{
    return fmt::format(R"({{"slug":"{}","title":"秋季竞赛","theme":"秋天","organiser":"330000",)"
                       R"("bank":"party-history","starts_on":"{}","ends_on":"2021-11-30"{}}})",
                       slug, starts_on, more);
}

class ManagingContests : public testing::Test {
protected:
    base::Result<PublishedContest> create(std::string const& text)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return create_contest(tx, *stage_.live, fixtures::operator_of_tests, text);
        });
    }

    base::Result<PublishedContest> change(std::string const& text, std::string_view slug = "autumn")
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return change_contest(tx, *stage_.live, fixtures::operator_of_tests, slug, text);
        });
    }

    std::shared_ptr<Contest const> contest() { return stage_.live->contest("autumn").value(); }

    fixtures::Stage stage_{fixtures::page_settings(), 104};
};

TEST_F(ManagingContests, PublishesAHashForEveryMonthAtOnce)
{
    auto const created = create(document());
    ASSERT_TRUE(is_accepted(created));
    EXPECT_EQ(created->slug, "autumn");
    EXPECT_EQ(created->version, 1);
    ASSERT_EQ(contest()->months.size(), 3U);
    for (auto const& month : contest()->months) {
        EXPECT_EQ(month.secret_hash.size(), 64U);
        EXPECT_EQ(month.revealed_secret, std::nullopt);
    }
    EXPECT_NE(contest()->months[0].secret_hash, contest()->months[1].secret_hash);
}

TEST_F(ManagingContests, RefusesWhatTheSurroundingsLack)
{
    EXPECT_TRUE(is_refused(create(document("", "woxinxiangdang")), contest_exists));
    EXPECT_TRUE(is_refused(create(document(R"(,"second_chance":"study")")), study_cards_missing));
    EXPECT_TRUE(is_refused(create(document(R"(,"time_limits":1)")), setting_unknown));

    auto other_bank = document();
    other_bank.replace(other_bank.find("party-history"), 13, "law");
    EXPECT_TRUE(is_refused(create(other_bank), bank_unknown));

    auto nobody = document();
    nobody.replace(nobody.find("330000"), 6, "999999");
    auto const refused = create(nobody);
    EXPECT_TRUE(is_refused(refused, organisation::union_unknown));
    EXPECT_EQ(refused.error().facts.front().value, "organiser");
}

TEST_F(ManagingContests, NeedsThreeHundredAndTenQuestions)
{
    fixtures::Stage small{fixtures::page_settings(), 103}; // 309
    auto const refused = small.database.run([&](sql::Transaction& tx) {
        return create_contest(tx, *small.live, fixtures::operator_of_tests, document());
    });
    EXPECT_TRUE(is_refused(refused, bank_too_small));
    EXPECT_TRUE(is_accepted(create(document())));
}

TEST_F(ManagingContests, NeedsCardsForTheStudyMode)
{
    auto const imported = stage_.database.run([](sql::Transaction& tx) {
        return import_study_cards(
            tx,
            {.bank = "party-history",
             .json =
                 R"([{"code":"SC01","title":"红船","text":"南湖。","source":"书",)"
                 R"("check":{"stem":"在哪里？","options":{"A":"西湖","B":"南湖"},"answer":"B"}}])"});
    });
    ASSERT_TRUE(is_accepted(imported));
    EXPECT_TRUE(imported->is_written);
    EXPECT_TRUE(is_accepted(create(document(R"(,"second_chance":"study")"))));
}

TEST_F(ManagingContests, PublishesTheNextVersion)
{
    ASSERT_TRUE(is_accepted(create(document())));
    auto const before = contest();
    auto const changed = change(document(R"(,"second_chance":"two_attempts","time_limit_s":600)"));
    ASSERT_TRUE(is_accepted(changed));
    EXPECT_EQ(changed->version, 2);
    EXPECT_EQ(contest()->rules()->time_limit.count(), 600);
    EXPECT_EQ(contest()->months[0].secret_hash, before->months[0].secret_hash);
    EXPECT_EQ(before->rules()->time_limit.count(), 300); // Who holds the old version keeps it.
    EXPECT_EQ(change(document(R"(,"second_chance":"two_attempts","time_limit_s":600)"))->version,
              2);
}

TEST_F(ManagingContests, FitsTheMonthsBeforeItBegins)
{
    ASSERT_TRUE(is_accepted(create(document())));
    auto const november = contest()->months[2].secret_hash;
    ASSERT_TRUE(is_accepted(change(document("", "autumn", "2021-10-15"))));
    ASSERT_EQ(contest()->months.size(), 2U);
    EXPECT_EQ(contest()->months[0].month, base::CivilMonth::of(2021, 10));
    EXPECT_EQ(contest()->months[1].secret_hash, november);
    ASSERT_TRUE(is_accepted(change(document("", "autumn", "2021-08-31"))));
    EXPECT_EQ(contest()->months.size(), 4U);
}

TEST_F(ManagingContests, LocksTheRulesPeoplePlayBy)
{
    ASSERT_TRUE(is_accepted(create(document())));
    stage_.database.set_now(shanghai("2021-09-01 00:00"));
    auto const refused = change(document(R"(,"points_per_question":20)"));
    ASSERT_TRUE(is_refused(refused, contest_started));
    EXPECT_EQ(refused.error().facts.front().value, "points_per_question");
    EXPECT_EQ(contest()->version, 1);
    // The way to the second attempt stays free: WeChat may forbid one at any time (AMB-Q3).
    EXPECT_TRUE(is_accepted(change(document(R"(,"second_chance":"two_attempts")"))));

    auto other_bank = document(R"(,"second_chance":"two_attempts")");
    other_bank.replace(other_bank.find("party-history"), 13, "law");
    auto const moved = change(other_bank);
    ASSERT_TRUE(is_refused(moved, contest_started));
    EXPECT_EQ(moved.error().facts.front().value, "bank");
}

TEST_F(ManagingContests, KeepsTheSlugThatStandsOnPosters)
{
    ASSERT_TRUE(is_accepted(create(document())));
    EXPECT_TRUE(is_refused(change(document("", "winter")), slug_fixed));
    EXPECT_TRUE(is_refused(change(document("", "winter"), "winter"), contest_unknown));
}

TEST_F(ManagingContests, LeavesNothingOfARefusedContest)
{
    auto const count = stage_.live->contests().size();
    static_cast<void>(create(document(R"(,"second_chance":"study")")));
    EXPECT_EQ(stage_.live->contests().size(), count);
    EXPECT_TRUE(is_refused(stage_.live->contest("autumn"), contest_unknown));
}

} // namespace
