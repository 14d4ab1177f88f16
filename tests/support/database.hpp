#pragma once

#include "base/civil.hpp"
#include "sql/database.hpp"

#include <chrono>
#include <memory>
#include <string_view>

namespace support {

/// A local time of Asia/Shanghai: `shanghai("2021-03-08 09:00")`, seconds optional.
[[nodiscard]] base::Instant shanghai(std::string_view local_time);

/// A freshly migrated database in memory and the clock of its commands.
///
///     support::Database database{support::shanghai("2021-03-08 09:00")};
///     auto const person = database.run([&](auto& tx) { return sign_in(tx, command); });
class Database {
public:
    explicit Database(base::Instant now = shanghai("2021-03-08 09:00"));
    /// The same on a store that the test has opened, such as a file.
    Database(std::unique_ptr<sql::Database> store, base::Instant now);

    /// Runs one command as dispatch does: what it wrote stays if it succeeds, or if its refusal
    /// says so, and is gone if it is refused.
    template <class Command>
    auto run(Command&& command)
    {
        auto result = command(begin());
        finish(result.has_value() || result.error().effects == base::Effects::kept);
        return result;
    }

    /// Runs something that cannot be refused, such as a look at the rows.
    template <class Look>
    auto look(Look&& look)
    {
        auto result = look(begin());
        finish(true);
        return result;
    }

    /// Gives the one connection that writes to a lane: no command can run here any more.
    [[nodiscard]] std::unique_ptr<sql::Connection> hand_over();
    [[nodiscard]] sql::Database& store() { return *database_; }

    [[nodiscard]] base::Instant now() const { return now_; }
    void set_now(base::Instant now) { now_ = now; }
    void advance(std::chrono::milliseconds span) { now_ = now_ + span; }

private:
    sql::Transaction& begin();
    void finish(bool keeps);

    base::Instant now_;
    std::unique_ptr<sql::Database> database_;
    std::unique_ptr<sql::Connection> connection_;
    sql::Transaction* open_ = nullptr;
};

} // namespace support
