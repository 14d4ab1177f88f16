#include "demo/filling.hpp"

#include "demo/population.hpp"
#include "identity/service/phone_book.hpp"
#include "membership/service/choosing_union.hpp"
#include "membership/service/profiles.hpp"
#include "organisation/service/finding_unions.hpp"
#include "quiz/service/playing.hpp"
#include "quiz/service/removing_contest.hpp"
#include "quiz/service/second_chance.hpp"

#include <algorithm>
#include <chrono>
#include <span>
#include <vector>

namespace demo {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t batch = 256;

/// A player who is in the store.
struct Registered {
    Player player;
    base::PersonId person;
    bool is_new = false;
};

/// Runs `work(tx)` in a transaction of its own at `at`.
template <class Work>
auto at_instant(sql::Connection& writer, base::Instant at, Work work)
{
    auto& tx = writer.begin(at);
    auto result = work(tx);
    writer.commit();
    return result;
}

/// Whatever the demonstration asks for follows from its own plan: a refusal is a mistake in it.
template <class T>
T must(base::Result<T> result)
{
    VERIFY(result.has_value());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

std::vector<std::string> choosable_codes(sql::Transaction& tx, organisation::Tree tree)
{
    std::vector<std::string> codes;
    for (auto const& one : organisation::list_choosable(tx, tree))
        codes.push_back(one.code);
    return codes;
}

std::vector<Registered> register_players(sql::Connection& writer, Plan const& plan,
                                         base::Instant at)
{
    return at_instant(writer, at, [&](sql::Transaction& tx) {
        auto const local = choosable_codes(tx, organisation::Tree::local);
        auto const industry = choosable_codes(tx, organisation::Tree::industry);
        std::vector<Registered> registered;
        for (auto const& player : players(plan.players)) {
            auto const phone = must(identity::PhoneNumber::parse(player.phone));
            auto const [person, is_new] = identity::register_person(tx, plan.keys, phone);
            registered.push_back({player, person, is_new});
            if (!is_new)
                continue;
            auto const belongs = belonging(player, local.size(), industry.size());
            auto const& code = (belongs.is_industry ? industry : local)[belongs.index];
            static_cast<void>(must(membership::choose_union(tx, {person, code})));
            must(membership::change_profile(tx, {.person = person, .display_name = player.name}));
        }
        return registered;
    });
}

/// The answers of a player who knows as much as they do.
std::vector<std::vector<std::int64_t>> answers_of(Player const& player,
                                                  quiz::Attempt const& attempt)
{
    std::vector<std::vector<std::int64_t>> answers;
    auto const& questions = attempt.paper.questions;
    for (std::size_t index = 0; index < questions.size(); ++index) {
        auto const right = questions[index].answer();
        bool const knows = chance(player, attempt.key.date.days,
                                  attempt.key.number * 10 + static_cast<int>(index)) < player.skill;
        auto& chosen = answers.emplace_back();
        int const options = questions[index].order.count();
        for (int position = 0; position < options; ++position)
            if (right.contains(position))
                // A wrong answer is the right one moved by an option.
                chosen.push_back(knows ? position : (position + 1) % options);
    }
    return answers;
}

/// Lets `players` start and hand in one attempt each, some minutes apart.
std::int64_t play(sql::Connection& writer, quiz::Live& live, std::string const& slug,
                  std::span<Registered const* const> players, base::Instant at)
{
    std::vector<quiz::IssuePaper> starts;
    for (auto const* const one : players)
        starts.push_back({one->person, slug,
                          one->player.number % 3 == 0 ? quiz::Channel::qr : quiz::Channel::direct});
    auto const papers = at_instant(
        writer, at, [&](sql::Transaction& tx) { return quiz::issue_papers(tx, live, starts); });
    std::vector<quiz::HandIn> ends;
    for (std::size_t index = 0; index < papers.size(); ++index) {
        if (!papers[index])
            continue;
        auto const& attempt = papers[index]->paper.attempt;
        ends.push_back({starts[index].person, slug, attempt.key.date, attempt.key.number,
                        answers_of(players[index]->player, attempt)});
    }
    auto const results = at_instant(writer, at + 2min, [&](sql::Transaction& tx) {
        return quiz::hand_in_papers(tx, live, ends);
    });
    return std::ranges::count_if(results, [](auto const& result) { return result.has_value(); });
}

void take_second_chance(sql::Connection& writer, quiz::Live& live, std::string const& slug,
                        std::span<Registered const* const> players, base::Instant at)
{
    static_cast<void>(at_instant(writer, at, [&](sql::Transaction& tx) {
        for (auto const* const one : players)
            static_cast<void>(must(quiz::share_contest(tx, live, one->person, slug)));
        return true;
    }));
}

/// One local day: a first attempt for whoever plays, then a second for the eager ones.
std::int64_t play_day(sql::Connection& writer, quiz::Live& live, Plan const& plan,
                      std::span<Registered const> registered, base::CivilDate day,
                      base::Instant from)
{
    std::vector<Registered const*> first;
    std::vector<Registered const*> second;
    for (auto const& one : registered) {
        if (chance(one.player, day.days, 1) >= one.player.diligence)
            continue;
        first.push_back(&one);
        if (chance(one.player, day.days, 2) < one.player.eagerness)
            second.push_back(&one);
    }
    std::int64_t played = 0;
    auto at = from;
    auto const in_batches = [&](std::span<Registered const* const> all, auto work) {
        for (std::size_t start = 0; start < all.size(); start += batch, at = at + 4min)
            work(all.subspan(start, std::min(batch, all.size() - start)));
    };
    in_batches(first, [&](auto part) { played += play(writer, live, plan.slug, part, at); });
    in_batches(second, [&](auto part) {
        take_second_chance(writer, live, plan.slug, part, at);
        played += play(writer, live, plan.slug, part, at);
    });
    return played;
}

} // namespace

Filled fill(sql::Connection& writer, quiz::Live& live, Plan const& plan)
{
    auto const contest = must(live.contest(plan.slug));
    auto const zone = contest->rules()->timezone;
    auto const begins = zone.start_of(contest->rules()->starts_on);
    auto registered = register_players(writer, plan, begins);
    std::erase_if(registered, [](Registered const& one) { return !one.is_new; });

    Filled filled{static_cast<int>(registered.size()), 0};
    auto const today = zone.date_at(plan.now);
    for (auto day = zone.date_at(begins); day <= today && !registered.empty(); day = day + 1) {
        // Players begin with the working day; today they have all played by now.
        auto const from = day == today ? plan.now - 40min : zone.start_of(day) + 7h + 30min;
        if (zone.date_at(from) != day)
            break;
        bool const spares_the_first = day == today;
        filled.attempts += play_day(
            writer, live, plan, std::span{registered}.subspan(spares_the_first ? 1 : 0), day, from);
    }
    return filled;
}

int remove(sql::Connection& writer, quiz::Live& live, Plan const& plan)
{
    return at_instant(writer, plan.now, [&](sql::Transaction& tx) {
        // Without its contest the rest goes all the same.
        static_cast<void>(quiz::remove_contest(tx, live, plan.slug));
        int removed = 0;
        for (auto const& player : players(players_max)) {
            auto const phone = must(identity::PhoneNumber::parse(player.phone));
            auto const person = identity::find_person(tx, plan.keys, phone);
            if (!person)
                continue;
            membership::remove_person(tx, *person);
            must(identity::remove_person(tx, plan.keys, *person));
            ++removed;
        }
        return removed;
    });
}

} // namespace demo
