#include "quiz/service/reviewing.hpp"

#include "quiz/domain/refusals.hpp"
#include "quiz/service/counting_entries.hpp"
#include "quiz/service/reporting.hpp"
#include "quiz/service/stage_test.hpp"

namespace {

using namespace quiz;
using fixtures::march;
using fixtures::Stage;
using support::is_accepted;
using support::is_refused;

class Reviewing : public testing::Test {
protected:
    base::Result<MistakePage> mistakes(base::PersonId person, std::string cursor = {},
                                       int limit = 50)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return list_mistakes(tx, *stage_.live,
                                 {person, fixtures::slug, std::move(cursor), limit});
        });
    }

    base::Result<StartedPractice> practise(base::PersonId person)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return start_practice(tx, *stage_.live, person, fixtures::slug);
        });
    }

    base::Result<CheckedPractice> check(base::PersonId person, StartedPractice const& practice,
                                        Answers const& answers)
    {
        return stage_.database.run([&](sql::Transaction& tx) {
            return check_practice(tx, *stage_.live,
                                  {person, fixtures::slug, practice.token, Stage::sent(answers)});
        });
    }

    base::Result<std::int64_t> report(ReportQuestion const& command)
    {
        return stage_.database.run(
            [&](sql::Transaction& tx) { return report_question(tx, *stage_.live, command); });
    }

    Stage stage_;
    base::PersonId person_ = stage_.player();
};

TEST_F(Reviewing, ListsMistakesInPagesTheLatestFirst)
{
    stage_.play(person_, 3);
    stage_.database.set_now(march(9, 9));
    stage_.play(person_, 2);
    auto const all = mistakes(person_);
    ASSERT_TRUE(is_accepted(all));
    ASSERT_EQ(all->mistakes.size(), 5U);
    EXPECT_EQ(all->mistakes.front().last_wrong_on, fixtures::day(3, 9));
    EXPECT_EQ(all->mistakes.back().last_wrong_on, fixtures::day(3, 8));
    EXPECT_EQ(all->next_cursor, std::nullopt);

    std::vector<QuestionId> seen;
    std::string cursor;
    for (int pages = 0; pages < 3; ++pages) {
        auto const page = mistakes(person_, cursor, 2);
        ASSERT_TRUE(is_accepted(page));
        for (auto const& mistake : page->mistakes)
            seen.push_back(mistake.question.wording->id);
        EXPECT_EQ(page->next_cursor.has_value(), pages < 2);
        cursor = page->next_cursor.value_or("");
    }
    ASSERT_EQ(seen.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_EQ(seen[i], all->mistakes[i].question.wording->id);
    EXPECT_TRUE(is_refused(mistakes(person_, "nonsense"), cursor_malformed));
    EXPECT_TRUE(mistakes(stage_.player())->mistakes.empty());
}

TEST_F(Reviewing, TellsNothingOfAnOpenPaper)
{
    ASSERT_TRUE(is_accepted(stage_.start(person_)));
    EXPECT_TRUE(mistakes(person_)->mistakes.empty());
    EXPECT_TRUE(is_refused(practise(person_), practice_needs_history));
}

TEST_F(Reviewing, PractisesWithWhatWasAnswered)
{
    stage_.play(person_, 3);
    auto const practice = practise(person_);
    ASSERT_TRUE(is_accepted(practice));
    EXPECT_EQ(practice->paper.questions.size(), 5U);
    auto const checked = check(person_, *practice, fixtures::right_answers(practice->paper));
    ASSERT_TRUE(is_accepted(checked));
    EXPECT_EQ(checked->correct, 5);
    EXPECT_EQ(check(person_, *practice, Stage::answers_with(practice->paper, 2))->correct, 2);
}

TEST_F(Reviewing, KeepsPracticeOutOfPointsAndBoards)
{
    auto const played = stage_.play(person_, 3);
    auto const practice = practise(person_);
    ASSERT_TRUE(is_accepted(check(person_, *practice, fixtures::right_answers(practice->paper))));
    EXPECT_EQ(fixtures::differences(stage_.verify()), "");
    EXPECT_EQ(stage_.verify().attempts, 1);
    EXPECT_EQ(played.month.points, 30);
}

TEST_F(Reviewing, RefusesATokenOfAnotherPerson)
{
    stage_.play(person_);
    auto const practice = practise(person_);
    ASSERT_TRUE(is_accepted(practice));
    auto const answers = fixtures::right_answers(practice->paper);
    EXPECT_TRUE(is_refused(check(stage_.player(), *practice, answers), practice_unknown));
    auto forged = *practice;
    forged.token.back() = forged.token.back() == 'A' ? 'B' : 'A';
    EXPECT_TRUE(is_refused(check(person_, forged, answers), practice_unknown));
    forged.token = "not base64!";
    EXPECT_TRUE(is_refused(check(person_, forged, answers), practice_unknown));
    EXPECT_TRUE(is_refused(check(person_, *practice, Answers::none(4)), answers_count));
}

TEST_F(Reviewing, TakesAReportAboutAQuestion)
{
    auto const played = stage_.play(person_).attempt.key;
    ReportQuestion const typo{person_, fixtures::slug, played.date, 1, 2, "typo", "多了一个空格"};
    auto const first = report(typo);
    ASSERT_TRUE(is_accepted(first));
    auto outdated = typo;
    outdated.reason = "outdated";
    EXPECT_EQ(report(outdated).value(), first.value()); // Replaced, not added.
    auto other = typo;
    other.index = 3;
    EXPECT_NE(report(other).value(), first.value());
}

TEST_F(Reviewing, RefusesAReportAboutNothing)
{
    auto const played = stage_.play(person_).attempt.key;
    ReportQuestion const good{person_, fixtures::slug, played.date, 1, 0, "typo"};
    auto bad = good;
    bad.date = played.date + 1;
    EXPECT_TRUE(is_refused(report(bad), attempt_unknown));
    bad = good;
    bad.number = (1LL << 32) + 1;
    EXPECT_TRUE(is_refused(report(bad), attempt_unknown));
    bad = good;
    bad.person = stage_.player();
    EXPECT_TRUE(is_refused(report(bad), attempt_unknown));
    bad = good;
    bad.index = 5;
    EXPECT_TRUE(is_refused(report(bad), question_out_of_range));
    bad = good;
    bad.reason = "boring";
    EXPECT_TRUE(is_refused(report(bad), report_reason_unknown));
    bad = good;
    bad.words = std::string(201, 'x');
    EXPECT_TRUE(is_refused(report(bad), report_text_too_long));
}

TEST_F(Reviewing, HearsNothingAboutAPaperThatIsOpen)
{
    ASSERT_TRUE(is_accepted(stage_.start(person_)));
    ReportQuestion const early{person_, fixtures::slug, fixtures::day(3, 8), 1, 0, "typo"};
    EXPECT_TRUE(is_refused(report(early), attempt_not_handed_in));
}

class CountingEntries : public testing::Test {
protected:
    base::Result<void> count(CountEntry const& entry)
    {
        return stage_.database.run(
            [&](sql::Transaction& tx) { return count_entry(tx, *stage_.live, entry); });
    }

    base::Result<void> count(std::string channel, std::string placement = "",
                             std::string source = "192.0.2.1")
    {
        return count(CountEntry{fixtures::slug, std::move(channel), std::move(placement),
                                std::move(source)});
    }

    std::vector<EntryCount> counts()
    {
        return stage_.database.look([&](sql::Transaction& tx) {
            return list_entries(tx, *stage_.live, fixtures::slug).value();
        });
    }

    Stage stage_;
};

TEST_F(CountingEntries, CountsByDayChannelAndPlacement)
{
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(is_accepted(count("qr", "workshop-3")));
    ASSERT_TRUE(is_accepted(count("qr")));
    ASSERT_TRUE(is_accepted(count("official_account_menu")));
    stage_.database.set_now(march(9, 0));
    ASSERT_TRUE(is_accepted(count("qr", "workshop-3")));
    auto const found = counts();
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0].channel, Channel::official_account_menu);
    EXPECT_EQ(found[2].placement, "workshop-3");
    EXPECT_EQ(found[2].entries, 3);
    EXPECT_EQ(found[3].date, fixtures::day(3, 9));
}

TEST_F(CountingEntries, KnowsItsDoors)
{
    EXPECT_TRUE(is_refused(count("carrier-pigeon"), channel_unknown));
    EXPECT_TRUE(is_refused(count("qr", "Workshop 3"), placement_malformed));
    EXPECT_TRUE(is_refused(count(CountEntry{.slug = "nothing", .channel = "qr"}), contest_unknown));
}

TEST_F(CountingEntries, DoesNotFillTheStoreWithInventedPlacements)
{
    for (std::int64_t door = 0; door < doors_per_day_max + 20; ++door)
        ASSERT_TRUE(is_accepted(
            count("qr", fmt::format("door-{}", door), fmt::format("192.0.2.{}", door / 50))));
    ASSERT_TRUE(is_accepted(count("qr", "door-0")));
    auto const found = counts();
    EXPECT_EQ(std::ssize(found), doors_per_day_max + 1);
    EXPECT_EQ(found.front().placement, "");
    EXPECT_EQ(found.front().entries, 20);
}

TEST_F(CountingEntries, LetNoNetworkAloneBlindTheStatisticsOfPosters)
{
    for (std::int64_t door = 0; door < doors_per_source_max + 7; ++door)
        ASSERT_TRUE(is_accepted(count("qr", fmt::format("made-up-{}", door))));
    ASSERT_TRUE(is_accepted(count("qr", "workshop-3", "198.51.100.7")));
    ASSERT_TRUE(is_accepted(count("qr", "workshop-3")));
    auto const found = counts();
    EXPECT_EQ(std::ssize(found), doors_per_source_max + 2);
    EXPECT_EQ(found.front().entries, 7);
    EXPECT_EQ(found.back().placement, "workshop-3");
    EXPECT_EQ(found.back().entries, 2);
    stage_.database.set_now(march(9, 0));
    ASSERT_TRUE(is_accepted(count("qr", "made-up-200")));
    EXPECT_EQ(counts().back().placement, "made-up-200");
}

} // namespace
