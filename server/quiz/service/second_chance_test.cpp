#include "quiz/service/second_chance.hpp"

#include "quiz/domain/refusals.hpp"
#include "quiz/service/importing_questions.hpp"
#include "quiz/service/looking.hpp"
#include "quiz/service/stage_test.hpp"

namespace {

using namespace quiz;
using fixtures::march;
using fixtures::Stage;
using support::is_accepted;
using support::is_refused;

RuleSettings with(SecondChanceMode mode)
{
    auto settings = fixtures::page_settings();
    settings.second_chance = mode;
    return settings;
}

base::Result<SharedLink> share(Stage& stage, base::PersonId person)
{
    return stage.database.run([&](sql::Transaction& tx) {
        return share_contest(tx, *stage.live, person, fixtures::slug);
    });
}

base::Result<LinkTarget> visit(Stage& stage, VisitLink const& command)
{
    return stage.database.run(
        [&](sql::Transaction& tx) { return visit_link(tx, *stage.live, command); });
}

bool can_start_again(Stage& stage, base::PersonId person)
{
    return stage.start(person).has_value();
}

TEST(ShareMode, GrantsTheSecondAttemptAtOnce)
{
    Stage stage{with(SecondChanceMode::share)};
    auto const person = stage.player();
    stage.play(person);
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed));
    auto const link = share(stage, person);
    ASSERT_TRUE(is_accepted(link));
    EXPECT_EQ(link->grant, Grant::granted);
    EXPECT_TRUE(can_start_again(stage, person));
}

TEST(ShareMode, MayComeBeforeTheFirstAttempt)
{
    Stage stage{with(SecondChanceMode::share)};
    auto const person = stage.player();
    ASSERT_TRUE(is_accepted(share(stage, person)));
    stage.play(person);
    stage.play(person);
    EXPECT_TRUE(is_refused(stage.start(person), attempt_quota_used));
}

TEST(ShareMode, GivesTheSameLinkAllDayAndAnotherTheNextDay)
{
    Stage stage{with(SecondChanceMode::share)};
    auto const person = stage.player();
    auto const first = share(stage, person)->token;
    EXPECT_EQ(share(stage, person)->token, first);
    EXPECT_NE(share(stage, stage.player())->token, first);
    stage.database.set_now(march(9, 0));
    EXPECT_NE(share(stage, person)->token, first);
}

TEST(ShareMode, ExpiresAtMidnight)
{
    Stage stage{with(SecondChanceMode::share)};
    auto const person = stage.player();
    ASSERT_TRUE(is_accepted(share(stage, person)));
    stage.database.set_now(march(9, 0));
    stage.play(person);
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed)); // AMB-Q4: no carry-over.
}

TEST(Sharing, NeedsAUnionAndARunningContest)
{
    Stage stage{with(SecondChanceMode::share)};
    EXPECT_TRUE(is_refused(share(stage, stage.stranger()), union_missing));
    auto const person = stage.player();
    stage.database.set_now(support::shanghai("2021-07-01 00:00"));
    EXPECT_TRUE(is_refused(share(stage, person), contest_ended));
    stage.database.set_now(support::shanghai("2021-02-28 23:59"));
    EXPECT_TRUE(is_refused(share(stage, person), contest_not_begun));
}

TEST(Sharing, IsOnlyALinkInTheOtherModes)
{
    for (auto const mode :
         {SecondChanceMode::study, SecondChanceMode::two_attempts, SecondChanceMode::none}) {
        Stage stage{with(mode)};
        auto const link = share(stage, stage.player());
        ASSERT_TRUE(is_accepted(link));
        EXPECT_EQ(link->token, std::nullopt);
        EXPECT_EQ(link->grant, Grant::none);
    }
}

TEST(VisitMode, GrantsWhenAnotherDeviceOpensTheLink)
{
    Stage stage{with(SecondChanceMode::visit)};
    auto const person = stage.player();
    auto const link = share(stage, person);
    ASSERT_TRUE(is_accepted(link));
    EXPECT_EQ(link->grant, Grant::none);
    stage.play(person);

    auto const token = link->token.value();
    ASSERT_TRUE(is_accepted(visit(stage, {.token = token, .visitor = person})));
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed)) << "one's own visit";
    ASSERT_TRUE(is_accepted(visit(stage, {.token = token, .device = VisitLink::Device::same})));
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed)) << "the same device";

    ASSERT_TRUE(is_accepted(visit(stage, {.token = token})));
    EXPECT_TRUE(can_start_again(stage, person));
    EXPECT_EQ(share(stage, person)->grant, Grant::granted);
}

TEST(VisitMode, CountsAColleagueWhoIsSignedIn)
{
    Stage stage{with(SecondChanceMode::visit)};
    auto const person = stage.player();
    auto const token = share(stage, person)->token.value();
    ASSERT_TRUE(is_accepted(visit(stage, {.token = token, .visitor = stage.player()})));
    stage.play(person);
    EXPECT_TRUE(can_start_again(stage, person));
}

TEST(VisitMode, CountsOnlyOnTheDayOfTheLink)
{
    Stage stage{with(SecondChanceMode::visit)};
    auto const person = stage.player();
    auto const token = share(stage, person)->token.value();
    stage.database.set_now(march(9, 0));
    ASSERT_TRUE(is_accepted(visit(stage, {.token = token})));
    stage.play(person);
    EXPECT_TRUE(is_refused(stage.start(person), second_chance_needed));
}

TEST(SharedLink, LeadsToItsContestAndNowhereElse)
{
    Stage stage{with(SecondChanceMode::visit)};
    auto const token = share(stage, stage.player())->token.value();
    auto const follow = [&](std::string_view text) {
        return stage.database.run(
            [&](sql::Transaction& tx) { return follow_link(tx, *stage.live, text); });
    };
    ASSERT_TRUE(is_accepted(follow(token)));
    EXPECT_EQ(follow(token)->contest->slug(), fixtures::slug);
    EXPECT_TRUE(is_refused(follow("AAAAAAAAAAAAAAAA"), link_unknown));
    EXPECT_TRUE(is_refused(visit(stage, {.token = "AAAAAAAAAAAAAAAA"}), link_unknown));
}

class StudyMode : public testing::Test {
protected:
    void SetUp() override
    {
        std::string cards;
        for (int number = 1; number <= 5; ++number)
            cards += fmt::format(
                R"({}{{"code":"SC0{}","title":"第 {} 页","text":"南湖。","source":"书",)"
                R"("check":{{"stem":"在哪里？","options":{{"A":"西湖","B":"南湖","C":"东湖"}},"answer":"B"}}}})",
                number == 1 ? "" : ",", number, number);
        auto const imported = stage_.database.run([&](sql::Transaction& tx) {
            return import_study_cards(tx, {.bank = "party-history", .json = "[" + cards + "]"});
        });
        ASSERT_TRUE(is_accepted(imported));
    }

    base::Result<OpenedCard> open(base::PersonId person)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return open_study_card(tx, *stage_.live, person, fixtures::slug);
        });
    }

    base::Result<Grant> answer(base::PersonId person, std::string const& card, std::int64_t option)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return answer_study_check(tx, *stage_.live, {person, fixtures::slug, card, option});
        });
    }

    Stage stage_{with(SecondChanceMode::study)};
};

TEST_F(StudyMode, GrantsForTheRightAnswerAfterReading)
{
    auto const person = stage_.player();
    stage_.play(person);
    auto const opened = open(person);
    ASSERT_TRUE(is_accepted(opened));
    EXPECT_EQ(opened->readable_from, stage_.database.now() + std::chrono::seconds{20});
    auto const hasty = answer(person, opened->card.code, 1);
    ASSERT_TRUE(is_refused(hasty, study_too_fast));
    EXPECT_EQ(hasty.error().facts.front().value, "20");
    stage_.database.advance(std::chrono::seconds{20});
    EXPECT_EQ(answer(person, opened->card.code, 1), Grant::granted);
    EXPECT_TRUE(can_start_again(stage_, person));
    EXPECT_TRUE(is_refused(open(person), second_chance_used));
    EXPECT_TRUE(is_refused(answer(person, opened->card.code, 1), second_chance_used));
}

TEST_F(StudyMode, LetsWhoeverAnsweredWronglyReadAgain)
{
    auto const person = stage_.player();
    auto const card = open(person)->card.code;
    stage_.database.advance(std::chrono::seconds{25});
    EXPECT_EQ(answer(person, card, 0), Grant::none);
    EXPECT_TRUE(is_refused(answer(person, card, 1), study_too_fast));
    EXPECT_EQ(open(person)->readable_from, stage_.database.now() + std::chrono::seconds{20});
    stage_.database.advance(std::chrono::seconds{20});
    EXPECT_EQ(answer(person, card, 1), Grant::granted);
}

TEST_F(StudyMode, ShowsTheSameCardAllDay)
{
    auto const person = stage_.player();
    auto const first = open(person);
    stage_.database.advance(std::chrono::minutes{5});
    auto const again = open(person);
    EXPECT_EQ(again->card.code, first->card.code);
    EXPECT_EQ(again->readable_from, first->readable_from);
}

TEST_F(StudyMode, ShowsOtherCardsOnOtherDays)
{
    auto const person = stage_.player();
    std::vector<std::string> codes;
    for (int day_of_month = 8; day_of_month < 28; ++day_of_month) {
        stage_.database.set_now(march(day_of_month, 9));
        auto code = open(person)->card.code;
        if (std::ranges::find(codes, code) == codes.end())
            codes.push_back(std::move(code));
    }
    EXPECT_GT(codes.size(), 2U);
}

TEST_F(StudyMode, RefusesWhatWasNotOpened)
{
    auto const person = stage_.player();
    EXPECT_TRUE(is_refused(answer(person, "SC01", 1), study_card_unknown));
    auto const card = open(person)->card.code;
    EXPECT_TRUE(
        is_refused(answer(person, card == "SC01" ? "SC02" : "SC01", 1), study_card_unknown));
    EXPECT_TRUE(is_refused(answer(person, card, 3), answer_out_of_range));
    EXPECT_TRUE(is_refused(answer(person, card, -1), answer_out_of_range));
    EXPECT_TRUE(is_refused(open(stage_.stranger()), union_missing));
}

TEST(StudyModeElsewhere, IsNotOffered)
{
    Stage stage{with(SecondChanceMode::share)};
    auto const person = stage.player();
    EXPECT_TRUE(is_refused(stage.database.run([&](sql::Transaction& tx) {
        return open_study_card(tx, *stage.live, person, fixtures::slug);
    }),
                           second_chance_not_study));
    EXPECT_TRUE(is_refused(stage.database.run([&](sql::Transaction& tx) {
        return answer_study_check(tx, *stage.live, {person, fixtures::slug, "SC01", 0});
    }),
                           second_chance_not_study));
}

TEST(StudyModeWithoutCards, SaysSo)
{
    Stage stage{with(SecondChanceMode::study)};
    auto const person = stage.player();
    EXPECT_TRUE(is_refused(stage.database.run([&](sql::Transaction& tx) {
        return open_study_card(tx, *stage.live, person, fixtures::slug);
    }),
                           study_cards_missing));
}

TEST(OtherModes, GiveTwoAttemptsOrOne)
{
    Stage two{with(SecondChanceMode::two_attempts)};
    auto const first = two.player();
    two.play(first);
    EXPECT_TRUE(can_start_again(two, first));
    Stage one{with(SecondChanceMode::none)};
    auto const second = one.player();
    one.play(second);
    EXPECT_TRUE(is_refused(one.start(second), attempt_quota_used));
}

} // namespace
