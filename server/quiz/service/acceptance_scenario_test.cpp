#include "quiz/domain/prize_list.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/boards.hpp"
#include "quiz/service/looking.hpp"
#include "quiz/service/stage_test.hpp"

#include <array>
#include <map>

/// The acceptance scenario of the demo data (D4) under a simulated clock, at its full size: a
/// March of 1,200 workers. Steps 8 and 9 begin with the public notice and the final.
namespace quiz {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

constexpr std::array<std::string_view, 11> cities{"330100", "330200", "330300", "330400",
                                                  "330500", "330600", "330700", "330800",
                                                  "330900", "331000", "331100"};
constexpr int workers_in_all = 1'200;
constexpr int local_workers = 900;
constexpr int champions = 180;

/// March as it was played: 180 workers answered everything right, twice a day; worker L ten times;
/// everybody else once, more or less well.
class March {
public:
    March()
    {
        add_cities();
        stage.database.set_now(march(1, 0));
        for (int worker = 0; worker < workers_in_all; ++worker)
            workers.push_back(stage.player(
                worker < local_workers ? cities[static_cast<std::size_t>(worker) % 11] : "33C01"));
        for (int day_of_month = 1; day_of_month <= 31; ++day_of_month)
            play_a_day(day_of_month);
        stage.database.set_now(march(32, 0));
    }

    [[nodiscard]] base::PersonId k() const { return workers.front(); }
    [[nodiscard]] base::PersonId l() const { return workers[champions]; }

    HomeState home(base::PersonId person)
    {
        return stage.database.look(
            [&](sql::Transaction& tx) { return look_home(tx, *stage.live, person, slug).value(); });
    }

    FrozenList closed()
    {
        stage.database.set_now(march(32, 0, 20) + 1ms);
        EXPECT_EQ(stage.close(3).value(), ClosingStep::frozen);
        return stage.database.look([&](sql::Transaction& tx) {
            return frozen_list(tx, *stage.live, stage.keys, slug, Stage::month_of(3)).value();
        });
    }

    Stage stage;
    std::vector<base::PersonId> workers;

private:
    void add_cities()
    {
        std::string rows = "code,name,short_name,level,parent_code\n";
        for (auto const city : cities)
            rows += fmt::format("{0},{0}市总工会,{0}市总工会,city,330000\n", city);
        auto const imported = stage.database.run([&](sql::Transaction& tx) {
            return organisation::import_unions(tx, rows, organisation::Tree::local,
                                               organisation::ImportMode::all_or_nothing);
        });
        VERIFY(imported.has_value() && imported->is_written);
    }

    void play_a_day(int day_of_month)
    {
        stage.database.set_now(march(day_of_month, 9));
        std::map<int, std::vector<base::PersonId>> by_right_answers;
        auto& all_right = by_right_answers[5];
        all_right.assign(workers.begin(), workers.begin() + champions);
        if (day_of_month <= 10)
            all_right.push_back(l());
        for (int worker = champions + 1; worker < workers_in_all; ++worker) {
            if (worker % 31 + 1 == day_of_month)
                by_right_answers[worker % 6].push_back(workers[static_cast<std::size_t>(worker)]);
        }
        for (auto const& [right, people] : by_right_answers)
            play(people, right);
        stage.database.set_now(march(day_of_month, 21));
        for (int champion = 0; champion < champions; ++champion)
            stage.share(workers[static_cast<std::size_t>(champion)]);
        play({workers.begin(), workers.begin() + champions}, 5);
    }

    /// Everybody starts in one batch and hands in in another, as the write lane does it.
    void play(std::vector<base::PersonId> const& people, int right)
    {
        std::vector<IssuePaper> starts;
        for (auto const person : people)
            starts.push_back({person, slug, Channel::qr});
        std::vector<HandIn> hand_ins;
        stage.database.look([&](sql::Transaction& tx) {
            for (auto const& issued : issue_papers(tx, *stage.live, starts)) {
                auto const& attempt = issued.value().paper.attempt;
                hand_ins.push_back(
                    Stage::handing_in(attempt, Stage::answers_with(attempt.paper, right)));
            }
            return 0;
        });
        stage.database.advance(90s);
        stage.database.look([&](sql::Transaction& tx) {
            for (auto const& result : hand_in_papers(tx, *stage.live, hand_ins))
                EXPECT_EQ(result.value().attempt.score.correct, right);
            return 0;
        });
    }
};

/// The steps that look at that March share it: it takes seconds to play.
class AcceptanceScenario : public testing::Test {
protected:
    static void SetUpTestSuite() { played_ = std::make_unique<March>(); }
    static void TearDownTestSuite() { played_.reset(); }

    static March& played() { return *played_; }

private:
    static inline std::unique_ptr<March> played_;
};

TEST_F(AcceptanceScenario, Step1Has1200WorkersIn11CitiesAndAnIndustryAnd600Questions)
{
    auto& stage = played().stage;
    auto const month = stage.month_id(3);
    EXPECT_EQ(stage.live->players(month, everybody), workers_in_all);
    std::int64_t local = 0;
    for (auto const city : cities)
        local += stage.live->players(month, stage.union_id(city));
    EXPECT_EQ(local, local_workers);
    EXPECT_EQ(stage.live->players(month, stage.union_id("33C01")), workers_in_all - local_workers);
    auto const bank = stage.live->bank(BankId{1});
    EXPECT_EQ(bank->enabled(Ground::easy) + bank->enabled(Ground::medium) +
                  bank->enabled(Ground::hard),
              600);
}

TEST_F(AcceptanceScenario, Step2GivesWorkerKAllPointsOfMarchAndNoneOfApril)
{
    auto& march_month = played();
    march_month.stage.database.set_now(march(32, 0) - 1ms);
    EXPECT_EQ(march_month.home(march_month.k()).month->place.points, 3'100);
    march_month.stage.database.set_now(march(32, 0));
    auto const april = march_month.home(march_month.k());
    EXPECT_EQ(april.month->place.points, 0);
    EXPECT_EQ(april.previous_month->points, 3'100);
    EXPECT_EQ(april.month->streak_days, 31);
}

TEST_F(AcceptanceScenario, Step3Gives500PointsForTenRightAttempts)
{
    auto& march_month = played();
    march_month.stage.database.set_now(march(32, 0));
    auto const april = march_month.home(march_month.l());
    EXPECT_EQ(april.month->place.points, 0);
    EXPECT_FALSE(april.month->place.place);
    EXPECT_EQ(april.previous_month->points, 500);
}

TEST_F(AcceptanceScenario, Step6GivesExactlyAHundredPrizesAmongAHundredAndEightyEqualWorkers)
{
    auto& stage = played().stage;
    EXPECT_EQ(stage.place(3, 310), (Place{1, champions}));
    auto const list = played().closed();
    ASSERT_EQ(list.places.size(), 100U);
    int yuan = 0;
    for (std::size_t index = 0; index < list.places.size(); ++index) {
        auto const& place = list.places[index].place;
        EXPECT_EQ(place.points, 3'100);
        EXPECT_EQ(place.correct, place.served) << "all were right: the lot decides";
        EXPECT_GE(place.yuan, 30);
        EXPECT_LE(place.yuan, 100);
        yuan += place.yuan;
        if (index > 0) {
            EXPECT_LT(list.places[index - 1].place.draw, place.draw);
        }
    }
    // Step 7: what a month costs, and the top prize of the advertisement.
    EXPECT_EQ(yuan, 5'300);
    EXPECT_EQ(list.places.front().place.yuan, 100);

    // Anyone finds the same lots and the same list again from the revealed secret.
    auto const secret = list.month.revealed_secret.value();
    EXPECT_EQ(base::hex(base::sha256(secret)), list.month.secret_hash);
    for (auto const& entry : list.places)
        EXPECT_EQ(entry.place.draw,
                  draw_lot(secret, slug, Stage::month_of(3),
                           stage.live->contest(slug).value()->people.of(entry.place.person)));
    auto const verified = stage.verify(3);
    EXPECT_EQ(differences(verified), "");
    EXPECT_EQ(verified.places, 100);
    EXPECT_EQ(verified.attempts, champions * 62 + 10 + workers_in_all - champions - 1);
    EXPECT_EQ(stage.close(3).value(), ClosingStep::frozen);
}

TEST_F(AcceptanceScenario, Step10ShowsMaskedNumbersAndUnionsOnly)
{
    auto& stage = played().stage;
    auto const list = played().closed();
    auto const page = stage.database.look([&](sql::Transaction& tx) {
        return person_board(tx, *stage.live, stage.keys,
                            {.slug = slug, .month = Stage::month_of(3), .limit = 100})
            .value();
    });
    auto const check = [](std::string const& name, std::string const& phone_masked,
                          UnionName const& in) {
        EXPECT_EQ(phone_masked.size(), 11U);
        EXPECT_EQ(phone_masked.substr(3, 4), "****");
        EXPECT_EQ(name, phone_masked);
        EXPECT_FALSE(in.name.empty());
    };
    for (auto const& row : page.rows)
        check(row.name, row.phone_masked, row.in);
    for (auto const& entry : list.places)
        check(entry.name, entry.phone_masked, entry.in);
}

TEST(AcceptanceStep4, CountsAnAttemptInTheMonthInWhichItBegan)
{
    Stage stage;
    auto const worker_m = stage.player();
    stage.database.set_now(march(31, 23, 58, 30));
    auto const attempt = stage.start(worker_m)->paper.attempt;
    stage.database.set_now(march(32, 0, 1));
    EXPECT_EQ(stage.start(worker_m)->origin, PaperOrigin::resumed);
    stage.database.set_now(march(32, 0, 2, 10));
    ASSERT_TRUE(is_accepted(stage.hand_in(attempt, right_answers(attempt.paper))));
    auto const seen = stage.database.look(
        [&](sql::Transaction& tx) { return look_home(tx, *stage.live, worker_m, slug).value(); });
    EXPECT_EQ(seen.previous_month->points, 50);
    EXPECT_EQ(seen.month->place.points, 0);
    EXPECT_EQ(seen.attempts_used, 0);
    stage.database.set_now(march(32, 0, 2, 30));
    auto const april = stage.start(worker_m);
    ASSERT_TRUE(is_accepted(april));
    EXPECT_EQ(april->paper.attempt.key.date, day(4, 1));
    EXPECT_EQ(april->paper.attempt.key.number, 1);
    EXPECT_EQ(differences(stage.verify(3)), "");
    EXPECT_EQ(differences(stage.verify(4)), "");
}

TEST(AcceptanceStep5, RefusesAThirdAttemptAndStartsOneOfTwoParallelSecondOnes)
{
    Stage stage;
    auto const worker_n = stage.player();
    stage.play(worker_n);
    stage.share(worker_n);
    auto const results = stage.start_together(worker_n, 2);
    EXPECT_EQ(results[0]->origin, PaperOrigin::issued);
    EXPECT_EQ(results[1]->origin, PaperOrigin::resumed);
    auto const& second = results[0]->paper.attempt;
    stage.hand_in(second, right_answers(second.paper)).value();
    EXPECT_TRUE(is_refused(stage.start(worker_n), attempt_quota_used));
    EXPECT_EQ(stage.verify().attempts, 2);
}

} // namespace
} // namespace quiz
