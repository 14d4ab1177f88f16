#include "app/commands.hpp"
#include "app/store_access.hpp"
#include "http/json.hpp"
#include "ledger/service/posting.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/publishing_bundle.hpp"
#include "quiz/service/verifying.hpp"
#include "sql/integrity.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iostream>

namespace app {

namespace {

/// What one month of one contest came to.
struct Checked {
    std::string slug;
    base::CivilMonth month;
    quiz::Verification found;
};

void print(Checked const& checked, Output output)
{
    auto const& found = checked.found;
    if (output == Output::text) {
        std::cout << fmt::format(
            "{} {}: {} attempts, {} standings, {} boards, {} places, {} differences\n",
            checked.slug, checked.month.text(), found.attempts, found.standings, found.boards,
            found.places, found.differences.size());
        for (auto const& difference : found.differences)
            std::cout << fmt::format("  {}: {}\n", difference.what, difference.where);
        return;
    }
    http::JsonWriter json;
    json.begin_object().field("contest", checked.slug).field("month", checked.month.text());
    json.field("attempts", found.attempts).field("standings", found.standings);
    json.field("boards", found.boards)
        .field("places", found.places)
        .key("differences")
        .begin_array();
    for (auto const& difference : found.differences)
        json.begin_object()
            .field("what", difference.what)
            .field("where", difference.where)
            .end_object();
    std::cout << json.end_array().end_object().take() << '\n';
}

/// Recomputes the months of a contest that have begun; gives the number of differences.
base::Result<std::size_t> recompute(sql::Transaction& tx, quiz::Live const& live,
                                    quiz::Contest const& contest, std::string const& only_month,
                                    Output output)
{
    std::size_t differences = 0;
    for (auto const& month : contest.months) {
        if (!only_month.empty() && month.month.text() != only_month)
            continue;
        if (month.state_at(contest.rules(), tx.now()) == quiz::MonthState::ahead)
            continue;
        auto found = TRY(quiz::verify_month(tx, live, contest.slug(), month.month));
        differences += found.differences.size();
        print({contest.slug(), month.month, std::move(found)}, output);
    }
    return differences;
}

/// Reads a published bundle beside what the store would publish now; prints and counts the lines
/// that differ.
base::Result<std::size_t> compare_bundle(sql::Transaction& tx, quiz::Live const& live,
                                         VerifyContest const& command)
{
    std::ifstream stream{command.bundle, std::ios::binary};
    if (!stream)
        return std::unexpected{base::refuse(file_unreadable).with("file", command.bundle)};
    std::size_t number = 0;
    std::size_t differences = 0;
    auto const differ = [&](std::string_view stored, std::string_view published) {
        if (++differences <= quiz::differences_max)
            std::cout << fmt::format("  bundle: line {}\n    stored    {}\n    published {}\n",
                                     number, stored, published);
    };
    std::string published;
    CHECK_OK(quiz::write_bundle(tx, live, command.slug, TRY(base::CivilMonth::parse(command.month)),
                                [&](std::string const& stored) {
                                    ++number;
                                    if (!std::getline(stream, published))
                                        published.clear();
                                    if (stored != published)
                                        differ(stored, published);
                                }));
    while (std::getline(stream, published)) {
        ++number;
        differ("", published);
    }
    return differences;
}

} // namespace

base::Result<void> verify_contest(Settings const& settings, VerifyContest const& command)
{
    auto store = TRY(Store::open_for_reading(settings));
    auto const reader = store.database->reader();
    quiz::Live live{store.master_key};
    auto& tx = reader->begin(clock_of(settings)());
    live.load(tx);
    auto const contest = TRY(live.contest(command.slug));
    if (!command.month.empty())
        static_cast<void>(TRY(base::CivilMonth::parse(command.month)));
    auto differences = TRY(recompute(tx, live, *contest, command.month, command.output));
    if (!command.bundle.empty())
        differences += TRY(compare_bundle(tx, live, command));
    if (differences > 0)
        return std::unexpected{base::refuse(verification_failed).with("findings", differences)};
    return base::ok();
}

base::Result<void> examine(Settings const& settings, Output output)
{
    auto store = TRY(Store::open_for_reading(settings));
    auto const reader = store.database->reader();
    auto& tx = reader->begin(clock_of(settings)());
    auto const damages = sql::damages(tx);
    for (auto const& damage : damages)
        std::cout << damage << '\n';
    auto const leaks = ledger::examine(tx);
    for (auto const& leak : leaks)
        std::cout << leak << '\n';
    auto findings = damages.size() + leaks.size();
    quiz::Live live{store.master_key};
    live.load(tx);
    for (auto const& contest : live.contests())
        findings += TRY(recompute(tx, live, *contest, "", output));
    if (auto const log = recompute_log(tx, store.master_key, output); !log) {
        std::cout << say(log.error()) << '\n';
        ++findings;
    }
    if (findings > 0)
        return std::unexpected{base::refuse(store_inconsistent).with("findings", findings)};
    std::cout << (output == Output::json ? "{\"ok\":true}\n" : "the store is well\n");
    return base::ok();
}

} // namespace app
