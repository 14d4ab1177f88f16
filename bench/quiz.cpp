// How many whole turns (start an attempt, hand it in, each on disk before it is answered) does one
// program serve, and what of the machine's own speed is that?
//
// Floors of the same run: the listener with a constant answer, and the same commands straight into
// the services, one thread, batches of 256, no HTTP. Beside it: one commit per command.

#include "app/program.hpp"
#include "app/store_access.hpp"
#include "bench/field/field.hpp"
#include "bench/gauge/figures.hpp"
#include "bench/gauge/http_load.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/playing.hpp"

#include <algorithm>
#include <exception>
#include <fmt/format.h>
#include <iostream>
#include <span>
#include <stdexcept>

namespace {

using bench::Durations;
using bench::Field;
using bench::Figures;
using bench::Load;

constexpr int players_count = 20'000;
constexpr int floor_requests = 200'000;
constexpr std::size_t batch = 256;
constexpr std::size_t turns_full = 30'000;
constexpr std::size_t turns_commit_each = 6'000;
constexpr double half_load_s = 15;
constexpr std::string_view sheet = R"({"answers":[[0],[0],[0],[0],[0]]})";

/// How fast one kind of load went.
struct Speed {
    double turns_per_s = 0;
    Durations hand_ins = {};
};

/// Whole turns over HTTP: each connection takes the next player, starts and hands in.
class Turns {
public:
    Turns(Field const& field, std::size_t count)
        : field_{field}, count_{count}, today_{field.today().text()}
    {
    }

    Speed drive(Load const& load)
    {
        hands_.assign(load.connections, {});
        Speed speed;
        auto const next = [&](std::size_t connection) { return request(hands_[connection]); };
        auto const on_reply = [&](std::size_t connection, bench::Reply const& reply,
                                  std::chrono::nanoseconds took) {
            if (reply.status != 200 && reply.status != 201)
                throw std::runtime_error{fmt::format("answered {}: {}", reply.status, reply.body)};
            auto& hand = hands_[connection];
            if (hand.step == Step::hand_in)
                speed.hand_ins.add(took);
            hand.step = hand.step == Step::start ? Step::hand_in : Step::start;
        };
        double const took_s = bench::seconds([&] { bench::drive(load, next, on_reply); });
        speed.turns_per_s = static_cast<double>(count_) / took_s;
        return speed;
    }

private:
    enum class Step : std::uint8_t {
        start,
        hand_in,
    };
    /// Where a connection is: whose turn it plays, and what comes next.
    struct Hand {
        Step step = Step::start;
        std::size_t turn = 0;
    };

    std::string request(Hand& hand)
    {
        if (hand.step == Step::start) {
            if (next_turn_ == count_)
                return {};
            hand.turn = next_turn_++;
        }
        auto const& players = field_.players();
        auto const& cookie = players[hand.turn % players.size()].cookie;
        auto const path = fmt::format("/api/v1/quiz/contests/{}/attempts", Field::slug);
        if (hand.step == Step::start)
            return bench::request_text("POST", path, cookie, "{}");
        auto const number = 1 + hand.turn / players.size();
        return bench::request_text("POST", fmt::format("{}/{}/{}/hand-in", path, today_, number),
                                   cookie, sheet);
    }

    Field const& field_;
    std::size_t count_;
    std::string today_;
    std::size_t next_turn_ = 0;
    std::vector<Hand> hands_;
};

std::uint16_t started(app::Program& program)
{
    auto const port = program.start();
    if (!port)
        throw std::runtime_error{"the program does not listen"};
    return *port;
}

void measure_http_floor(Figures& figures, std::uint16_t port)
{
    int left = floor_requests;
    auto const text = bench::request_text("GET", "/healthz", "", "");
    auto const next = [&](std::size_t) { return left-- > 0 ? text : std::string{}; };
    auto const on_reply = [](std::size_t, bench::Reply const&, std::chrono::nanoseconds) {};
    double const took_s =
        bench::seconds([&] { bench::drive({.port = port, .connections = 64}, next, on_reply); });
    figures.add("http_floor_per_s", floor_requests / took_s);
}

template <class Outcome>
void expect_all(std::vector<Outcome> const& outcomes)
{
    for (auto const& outcome : outcomes)
        if (!outcome)
            throw std::runtime_error{fmt::format("refused: {}", outcome.error().reason)};
}

/// The same commands on the same rows without listener, lanes and JSON.
void measure_storage_floor(Figures& figures, Field& field)
{
    auto const store = field.open_store(field.settings());
    auto const& writer = store.writer;
    quiz::Live live{store.master_key};
    live.load(writer->begin(field.clock()()));
    writer->commit();
    std::vector<quiz::IssuePaper> issues;
    std::vector<quiz::HandIn> hand_ins;
    for (auto const& player : field.players()) {
        issues.push_back({.person = player.person, .slug = std::string{Field::slug}});
        hand_ins.push_back({.person = player.person,
                            .slug = std::string{Field::slug},
                            .date = field.today(),
                            .answers = {{0}, {0}, {0}, {0}, {0}}});
    }
    double const took_s = bench::seconds([&] {
        for (std::size_t at = 0; at < issues.size(); at += batch) {
            auto const count = std::min(batch, issues.size() - at);
            expect_all(issue_papers(writer->begin(field.clock()()), live,
                                    std::span{issues}.subspan(at, count)));
            writer->commit();
            expect_all(hand_in_papers(writer->begin(field.clock()()), live,
                                      std::span{hand_ins}.subspan(at, count)));
            writer->commit();
            writer->tidy(sql::Pressure::busy);
        }
    });
    figures.add("storage_floor_per_s", 2 * static_cast<double>(issues.size()) / took_s);
}

/// Full load at two widths, then half of it with a pace, on one program.
void measure_program(Figures& figures, Field& field)
{
    field.begin_day(3);
    auto const settings = field.settings();
    app::Program program{settings, field.open_store(settings), field.clock()};
    auto const port = started(program);
    measure_http_floor(figures, port);
    for (std::size_t const connections : {64, 256}) {
        field.begin_day(connections == 64 ? 4 : 5);
        auto speed = Turns{field, turns_full}.drive({.port = port, .connections = connections});
        figures.add(fmt::format("turns_per_s_{}", connections), speed.turns_per_s);
        figures.add(fmt::format("p50_ms_{}", connections), speed.hand_ins.quantile_ms(0.5));
        figures.add(fmt::format("p99_ms_{}", connections), speed.hand_ins.quantile_ms(0.99));
    }
    auto const widest = figures["turns_per_s_256"];
    figures.add("turns_per_s", widest);
    figures.add("commands_per_s", 2 * widest);

    // Half of what 64 connections reach: every request at its time, whatever the server does.
    field.begin_day(6);
    auto const pace = figures["turns_per_s_64"] / 2;
    auto const turns =
        std::min(static_cast<std::size_t>(pace * half_load_s), 2 * field.players().size());
    auto half =
        Turns{field, turns}.drive({.port = port, .connections = 64, .requests_per_s = 2 * pace});
    figures.add("half_load_turns_per_s", half.turns_per_s);
    figures.add("p50_ms", half.hand_ins.quantile_ms(0.5));
    figures.add("p99_ms", half.hand_ins.quantile_ms(0.99));
    figures.add("rss_mb", bench::resident_mb());
    program.stop();
}

void measure_commit_each(Figures& figures, Field& field)
{
    field.begin_day(7);
    auto const settings = field.settings({{"lanes.batch_max", "1"}});
    app::Program program{settings, field.open_store(settings), field.clock()};
    auto const port = started(program);
    auto const speed = Turns{field, turns_commit_each}.drive({.port = port, .connections = 256});
    figures.add("commit_each_per_s", 2 * speed.turns_per_s);
    program.stop();
}

} // namespace

int main(int count, char** words)
try {
    Figures figures;
    Field field{players_count};
    field.begin_day(2);
    measure_storage_floor(figures, field);
    measure_program(figures, field);
    measure_commit_each(figures, field);
    auto const commands = figures["commands_per_s"];
    figures.add("ratio_to_storage_floor", commands / figures["storage_floor_per_s"]);
    figures.add("ratio_to_commit_each", commands / figures["commit_each_per_s"]);
    figures.add("ratio_to_http_floor", commands / figures["http_floor_per_s"]);
    figures.write(count, words);
} catch (std::exception const& error) {
    std::cerr << "bench_quiz: " << error.what() << '\n';
    return EXIT_FAILURE;
}
