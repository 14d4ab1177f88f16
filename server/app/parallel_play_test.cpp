#include "app/lanes.hpp"
#include "quiz/api/stage_test.hpp"
#include "quiz/service/verifying.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <future>
#include <gtest/gtest.h>
#include <latch>
#include <map>
#include <mutex>
#include <random>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

/// Many threads at the write lane, as a factory at lunch: what each person gets is what they would
/// have got alone.
namespace {

using quiz::fixtures::ApiStage;
using quiz::fixtures::contest_document;

constexpr sql::Query count_attempts{
    "test.count_attempts",
    "SELECT count(*) FROM quiz_attempt WHERE person_id = $1 AND number = $2"};

/// A session token that is the number of its person.
std::optional<http::Actor> authenticate(sql::Transaction&, std::string_view token)
{
    std::int64_t person = 0;
    std::from_chars(token.data(), token.data() + token.size(), person);
    return http::Actor{{person}, std::string{token}};
}

/// A folder that goes with its test.
struct Folder {
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("parallel_play_test_" + std::to_string(getpid()));
};

/// The quiz behind real lanes: one thread that writes, two that read, a file on disk.
class ParallelPlay : public testing::Test {
protected:
    void open()
    {
        lanes_.emplace(dispatch_, stage_.database.store(), stage_.database.hand_over(),
                       app::LaneLimits{.waiting_max = 20'000}, [](sql::Connection&) {});
    }

    void send(http::Actor const& actor, std::string_view rest, std::string body, http::Reply reply)
    {
        http::Request request{.method = http::Method::post,
                              .path = ApiStage::path(rest),
                              .headers = {{"cookie", "__Host-palmunion=" + actor.session}},
                              .body = std::move(body)};
        auto command = dispatch_.route(std::move(request));
        ASSERT_TRUE(command.has_value());
        ASSERT_TRUE(lanes_->submit({std::move(*command), std::move(reply)}));
    }

    /// Sends a request and waits for its answer.
    http::Response ask(http::Actor const& actor, std::string_view rest, std::string body = "{}")
    {
        std::promise<http::Response> answer;
        send(actor, rest, std::move(body),
             [&](http::Response&& response) { answer.set_value(std::move(response)); });
        return answer.get_future().get();
    }

    http::Actor player()
    {
        auto actor = stage_.player();
        actor.session = std::to_string(actor.person.value);
        return actor;
    }

    template <class Look>
    auto look(Look look)
    {
        auto const reader = stage_.database.store().reader();
        return look(reader->begin(stage_.database.now()));
    }

    std::int64_t attempts_of(http::Actor const& actor, int number)
    {
        return look([&](sql::Transaction& tx) {
            return *tx.first(count_attempts, {actor.person, number},
                             [](sql::Row const& row) { return row.integer(0); });
        });
    }

    quiz::Verification verified()
    {
        return look([&](sql::Transaction& tx) {
            return quiz::verify_month(tx, stage_.live, "march", base::CivilMonth::of(2021, 3))
                .value();
        });
    }

    Folder folder_;
    ApiStage stage_{contest_document("march", R"(,"second_chance":"two_attempts")"),
                    sql::open_sqlite(folder_.path / "test.db")};
    http::Words words_;
    app::Dispatch dispatch_{stage_.router,
                            words_,
                            authenticate,
                            [this] { return stage_.database.now(); },
                            {}};
    std::optional<app::Lanes> lanes_;
};

TEST_F(ParallelPlay, TenThousandStartsOfOneAttemptGiveOnePaper)
{
    constexpr int threads = 8;
    constexpr int starts_per_thread = 1'250;
    auto const actor = player();
    open();
    for (int const number : {1, 2}) {
        std::mutex mutex;
        std::map<int, int> statuses;
        std::map<std::string, int> papers;
        std::latch answered{threads * starts_per_thread};
        {
            std::vector<std::jthread> crowd;
            for (int thread = 0; thread < threads; ++thread) {
                crowd.emplace_back([&] {
                    for (int start = 0; start < starts_per_thread; ++start) {
                        send(actor, "/attempts", "{}", [&](http::Response&& response) {
                            {
                                auto const lock = std::lock_guard{mutex};
                                ++statuses[response.status];
                                ++papers[std::move(response.body)];
                            }
                            answered.count_down();
                        });
                    }
                });
            }
        }
        answered.wait();
        EXPECT_EQ(statuses, (std::map<int, int>{{200, 9'999}, {201, 1}}));
        ASSERT_EQ(papers.size(), 1U) << papers.begin()->first;
        auto const& paper = papers.begin()->first;
        EXPECT_EQ(quiz::fixtures::number_in(paper, "number"), number);
        EXPECT_EQ(attempts_of(actor, number), 1);
        auto const handed_in = ask(actor, fmt::format("/attempts/2021-03-08/{}/hand-in", number),
                                   ApiStage::answers_to(paper));
        EXPECT_EQ(handed_in.status, 200);
    }
    EXPECT_EQ(ask(actor, "/attempts").status, 409);
    EXPECT_TRUE(verified().differences.empty());
}

/// What one of many threads does: it starts and hands in for everybody twice, in an order and with
/// answers of its own, while the others do the same.
class Clerk {
public:
    using Ask = std::function<http::Response(http::Actor const&, std::string_view, std::string)>;

    Clerk(Ask ask, std::vector<http::Actor> people, unsigned seed)
        : ask_{std::move(ask)}, people_{std::move(people)}, dice_{seed}
    {
    }

    void work()
    {
        for (int round = 0; round < 2; ++round) {
            std::ranges::shuffle(people_, dice_);
            for (auto const& actor : people_)
                play(actor);
        }
    }

private:
    void play(http::Actor const& actor)
    {
        auto const paper = ask_(actor, "/attempts", "{}");
        if (paper.status == 409)
            return;
        auto const number = quiz::fixtures::number_in(paper.body, "number");
        auto const answers = ApiStage::answers_to(paper.body, dice_() % 2 == 0);
        auto const done =
            ask_(actor, fmt::format("/attempts/2021-03-08/{}/hand-in", number), answers);
        // Another thread may have been there first, with other answers.
        EXPECT_TRUE(done.status == 200 || done.status == 409) << done.body;
    }

    Ask ask_;
    std::vector<http::Actor> people_;
    std::minstd_rand dice_;
};

TEST_F(ParallelPlay, KeepsBoardsStandingsAndAttemptsEqual)
{
    std::vector<http::Actor> people;
    for (int person = 0; person < 40; ++person)
        people.push_back(player());
    open();
    {
        std::vector<std::jthread> crowd;
        for (unsigned thread = 1; thread <= 8; ++thread) {
            crowd.emplace_back([&, thread] {
                Clerk{[this](auto const& actor, auto rest, auto body) {
                          return ask(actor, rest, std::move(body));
                      },
                      people, thread}
                    .work();
            });
        }
    }
    lanes_->drain();
    auto const verification = verified();
    EXPECT_TRUE(verification.differences.empty()) << verification.differences.front().what;
    EXPECT_EQ(verification.attempts, 80) << "each of 40 people had two attempts and no third";
    EXPECT_EQ(verification.standings, 40);
    EXPECT_EQ(
        stage_.live.players(stage_.live.contest("march").value()->months[0].id, quiz::everybody),
        40);
}

} // namespace
