#include "bench/field/field.hpp"

#include "app/commands.hpp"
#include "app/store_access.hpp"
#include "identity/domain/keys.hpp"
#include "identity/service/holding_sessions.hpp"
#include "identity/service/phone_book.hpp"
#include "membership/service/choosing_union.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

namespace bench {

namespace {

constexpr std::string_view contest_settings = R"(
title = "全省职工党史知识竞赛"
theme = "我心向党"
organiser = "330000"
bank = "party-history"
starts_on = "2021-03-01"
ends_on = "2021-06-30"
second_chance = "two_attempts"
)";
constexpr int registered_at_a_time = 1'000;
/// Unions below different cities and one of the industry tree, so that many boards move.
constexpr std::array union_codes{"330702", "330102", "330203", "330300", "33C01"};

std::int64_t steady_ms()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

template <class T>
T expect(base::Result<T> result)
{
    if (!result)
        throw std::runtime_error{fmt::format("refused: {}", result.error().reason)};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

std::filesystem::path made_folder()
{
    auto pattern = (std::filesystem::temp_directory_path() / "palmunion-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error{"cannot make a folder for the bench"};
    return pattern;
}

Player register_player(sql::Transaction& tx, identity::Keys const& keys, std::int64_t number)
{
    auto const phone = expect(identity::PhoneNumber::parse(fmt::format("199{:08}", number)));
    auto const person = identity::register_person(tx, keys, phone).person;
    auto const session = identity::open_session(tx, {}, person, "bench");
    auto const* const code = union_codes[static_cast<std::size_t>(number) % union_codes.size()];
    expect(membership::choose_union(tx, {.person = person, .code = code}));
    return {person, "__Host-palmunion=" + session.token.text()};
}

} // namespace

struct Field::Time {
    std::atomic<std::int64_t> now_ms{0};
    std::atomic<std::int64_t> set_at_steady_ms{0};
};

Field::Field(int players) : folder_{made_folder()}, time_{std::make_shared<Time>()}
{
    begin_day(1);
    expect(app::set_up(settings()));
    create_contest();
    register_players(players);
}

Field::~Field()
{
    std::error_code ignored; // A folder left behind is in the temporary folder.
    std::filesystem::remove_all(folder_, ignored);
}

app::Settings Field::settings(std::map<std::string, std::string> more) const
{
    std::map<std::string, std::string> flags{
        {"store.data_dir", (folder_ / "data").string()},
        {"server.listen", "127.0.0.1:0"},
        {"log.level", "warning"},
    };
    more.merge(flags);
    return expect(app::Settings::load({.flags = std::move(more)}));
}

app::Clock Field::clock() const
{
    return [time = time_] {
        return base::Instant{time->now_ms + steady_ms() - time->set_at_steady_ms};
    };
}

void Field::set_clock(base::Instant now)
{
    time_->now_ms = now.ms;
    time_->set_at_steady_ms = steady_ms();
}

void Field::begin_day(int day)
{
    auto const date = base::CivilDate::of(2021, 3, static_cast<unsigned>(day));
    set_clock(base::TimeZone::shanghai().start_of(date) + std::chrono::hours{9});
}

base::CivilDate Field::today() const
{
    return base::TimeZone::shanghai().date_at(clock()());
}

app::Store Field::open_store(app::Settings const& settings) const
{
    return expect(app::Store::open_for_writing(settings, clock()));
}

void Field::create_contest()
{
    auto const file = folder_ / "contest.toml";
    std::ofstream{file} << fmt::format("slug = \"{}\"\n", slug) << contest_settings;
    expect(app::create_contest(settings(), file.string()));
}

void Field::register_players(int count)
{
    auto const store = open_store(settings());
    auto const& writer = store.writer;
    auto const keys = identity::Keys::derive(store.master_key);
    while (std::ssize(players_) < count) {
        auto& tx = writer->begin(clock()());
        for (int left = registered_at_a_time; left > 0 && std::ssize(players_) < count; --left)
            players_.push_back(register_player(tx, keys, std::ssize(players_)));
        writer->commit();
    }
}

} // namespace bench
