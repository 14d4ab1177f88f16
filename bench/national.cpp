// How long would one machine take for a whole national quiz?
//
// Replays the shape of the national union quiz of January 2024, 38.28 million attempts in 28 days,
// at scale 1:100 and as fast as it goes: days with a peak before work and one after supper, batches
// as large as people come together, every batch on disk before the next.

#include "app/store_access.hpp"
#include "bench/field/field.hpp"
#include "bench/gauge/figures.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/playing.hpp"
#include "quiz/service/verifying.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <fmt/format.h>
#include <iostream>
#include <numeric>
#include <random>
#include <stdexcept>

namespace {

using bench::Field;
using bench::Figures;

constexpr double attempts_of_the_nation = 38'280'000;
constexpr int scale = 100;
constexpr int days = 28;
constexpr int attempts_per_day = static_cast<int>(attempts_of_the_nation) / scale / days;
/// On an average day two of three play once, and one of three twice.
constexpr int players_count = attempts_per_day * 3 / 4 + 1;
constexpr std::size_t batch_max = 256;
/// Attempts by hour of the day, in parts of a thousand: before work and after supper.
constexpr std::array<int, 24> shape{8,  4,  2,  1,  1,  4,  20, 80, 115, 70, 40, 35,
                                    60, 45, 30, 30, 35, 45, 60, 95, 115, 70, 25, 10};

class Replay {
public:
    explicit Replay(Field& field)
        : field_{field}, store_{field.open_store(field.settings())}, live_{store_.master_key}
    {
        live_.load(store_.writer->begin(field.clock()()));
        store_.writer->commit();
    }

    /// One day from midnight to midnight.
    void play_day(int day)
    {
        auto const people = order_of_day();
        std::size_t at = 0;
        auto const date = base::CivilDate::of(2021, 3, static_cast<unsigned>(day));
        auto const midnight = base::TimeZone::shanghai().start_of(date);
        int seen = 0;
        auto const whole = std::accumulate(shape.begin(), shape.end(), 0);
        for (int hour = 0; hour < 24; ++hour) {
            seen += shape[static_cast<std::size_t>(hour)];
            auto const end =
                people.size() * static_cast<std::size_t>(seen) / static_cast<std::size_t>(whole);
            auto now = midnight + std::chrono::hours{hour};
            for (; at < end; now = now + std::chrono::seconds{60}) {
                auto const size = std::min(batch_max, end - at);
                play_batch(std::span{people}.subspan(at, size), date, now);
                at += size;
            }
        }
    }

    [[nodiscard]] std::int64_t attempts() const { return attempts_; }
    [[nodiscard]] std::int64_t batches() const { return batches_; }

    /// Recomputes every paper, score, standing and board of the month.
    std::size_t differences()
    {
        auto const result = quiz::verify_month(store_.writer->begin(field_.clock()()), live_,
                                               Field::slug, base::CivilMonth::of(2021, 3));
        store_.writer->roll_back();
        if (!result || result->attempts != attempts_)
            throw std::runtime_error{"the month cannot be recomputed"};
        return result->differences.size();
    }

private:
    /// Everybody once in a new order, then some of them once more in the same order, so that nobody
    /// meets themselves in a batch.
    std::vector<std::size_t> order_of_day()
    {
        std::vector<std::size_t> people(field_.players().size());
        std::iota(people.begin(), people.end(), std::size_t{0});
        std::ranges::shuffle(people, random_);
        auto const again = people;
        people.insert(people.end(), again.begin(), again.end());
        people.resize(attempts_per_day);
        return people;
    }

    void play_batch(std::span<std::size_t const> people, base::CivilDate date, base::Instant now)
    {
        std::vector<quiz::IssuePaper> issues;
        for (auto const index : people)
            issues.push_back(
                {.person = field_.players()[index].person, .slug = std::string{Field::slug}});
        auto const papers = issue_papers(store_.writer->begin(now), live_, issues);
        store_.writer->commit();
        std::vector<quiz::HandIn> hand_ins;
        for (std::size_t at = 0; at < papers.size(); ++at)
            hand_ins.push_back(answered(issues[at].person, date, papers[at]));
        auto const answer_time = std::chrono::seconds{50};
        for (auto const& done :
             hand_in_papers(store_.writer->begin(now + answer_time), live_, hand_ins))
            if (!done)
                throw std::runtime_error{fmt::format("refused: {}", done.error().reason)};
        store_.writer->commit();
        store_.writer->tidy(sql::Pressure::busy);
        attempts_ += std::ssize(people);
        ++batches_;
    }

    quiz::HandIn answered(base::PersonId person, base::CivilDate date,
                          base::Result<quiz::IssuedPaper> const& issued)
    {
        if (!issued)
            throw std::runtime_error{fmt::format("refused: {}", issued.error().reason)};
        auto const& attempt = issued->paper.attempt;
        quiz::HandIn hand_in{.person = person,
                             .slug = std::string{Field::slug},
                             .date = date,
                             .number = attempt.key.number,
                             .answers = {}};
        for (std::size_t at = 0; at < attempt.paper.questions.size(); ++at)
            hand_in.answers.push_back({static_cast<std::int64_t>(random_() % 2)});
        return hand_in;
    }

    Field& field_;
    app::Store store_;
    quiz::Live live_;
    // Last: what it takes back as it goes, it takes back from `live_`.
    std::mt19937_64 random_{38'280'000};
    std::int64_t attempts_ = 0;
    std::int64_t batches_ = 0;
};

} // namespace

int main(int count, char** words)
try {
    Figures figures;
    Field field{players_count};
    Replay replay{field};
    double took_s = 0;
    for (int day = 1; day <= days; ++day)
        took_s += bench::seconds([&] { replay.play_day(day); });
    auto const attempts = static_cast<double>(replay.attempts());
    figures.add("players", players_count);
    figures.add("attempts", attempts);
    figures.add("attempts_per_batch", attempts / static_cast<double>(replay.batches()));
    figures.add("attempts_per_s", attempts / took_s);
    figures.add("whole_quiz_minutes", attempts_of_the_nation / (attempts / took_s) / 60);
    std::size_t differences = 0;
    field.begin_day(days);
    figures.add("verify_s", bench::seconds([&] { differences = replay.differences(); }));
    figures.add("differences", static_cast<double>(differences));
    figures.add("rss_mb", bench::resident_mb());
    figures.write(count, words);
    return differences == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
} catch (std::exception const& error) {
    std::cerr << "bench_national: " << error.what() << '\n';
    return EXIT_FAILURE;
}
