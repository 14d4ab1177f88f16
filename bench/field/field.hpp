#pragma once

#include "app/dispatch.hpp"
#include "app/settings.hpp"
#include "app/store_access.hpp"
#include "base/civil.hpp"
#include "base/id.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// A person on the field, signed in.
struct Player {
    base::PersonId person;
    /// What their browser sends back, such as "__Host-palmunion=...".
    std::string cookie;
};

/// Where a bench plays: a data folder of its own with the shipped unions and questions, a contest
/// with two attempts a day from March to June 2021, and players. Removed with the object.
class Field {
public:
    static constexpr std::string_view slug = "bench";

    explicit Field(int players);
    ~Field();
    Field(Field const&) = delete;
    Field& operator=(Field const&) = delete;

    /// The settings of a program on this field; `more` wins.
    [[nodiscard]] app::Settings settings(std::map<std::string, std::string> more = {}) const;
    /// The store of those settings, which one at a time may have open.
    [[nodiscard]] app::Store open_store(app::Settings const&) const;
    [[nodiscard]] std::vector<Player> const& players() const& { return players_; }
    std::vector<Player> const& players() && = delete;

    /// Runs like the system's clock from the instant that was set last. Copies show the same.
    [[nodiscard]] app::Clock clock() const;
    void set_clock(base::Instant now);
    /// Nine in the morning of a day of March 2021: every day brings two attempts to everybody.
    void begin_day(int day);
    [[nodiscard]] base::CivilDate today() const;

private:
    struct Time;

    void create_contest();
    void register_players(int count);

    std::filesystem::path folder_;
    // Shared: the clocks that were handed out outlive a change of the time.
    std::shared_ptr<Time> time_;
    std::vector<Player> players_;
};

} // namespace bench
