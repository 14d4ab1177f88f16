#include "support/database.hpp"

#include "sql/migrations.hpp"

#include <charconv>

namespace support {

namespace {

/// Two digits of "09:00:30", or zero where the text has ended.
int number_at(std::string_view text, std::size_t at)
{
    int number = 0;
    if (at + 2 <= text.size())
        std::from_chars(text.data() + at, text.data() + at + 2, number);
    return number;
}

} // namespace

base::Instant shanghai(std::string_view local_time)
{
    auto const date = base::CivilDate::parse(local_time.substr(0, 10));
    VERIFY(date.has_value());
    auto const time = local_time.substr(std::min<std::size_t>(11, local_time.size()));
    return base::TimeZone::shanghai().start_of(*date) + std::chrono::hours{number_at(time, 0)} +
           std::chrono::minutes{number_at(time, 3)} + std::chrono::seconds{number_at(time, 6)};
}

Database::Database(base::Instant now) : Database{sql::open_sqlite_in_memory(), now} {}

Database::Database(std::unique_ptr<sql::Database> store, base::Instant now)
    : now_{now}, database_{std::move(store)}, connection_{database_->writer()}
{
    sql::migrate(*connection_, sql::all_migrations(), now);
}

std::unique_ptr<sql::Connection> Database::hand_over()
{
    VERIFY(open_ == nullptr);
    return std::move(connection_);
}

sql::Transaction& Database::begin()
{
    VERIFY(open_ == nullptr && connection_ != nullptr);
    open_ = &connection_->begin(now_);
    return *open_;
}

void Database::finish(bool keeps)
{
    auto effects = open_->take_effects();
    open_ = nullptr;
    if (!keeps) {
        connection_->roll_back();
        return;
    }
    connection_->commit();
    for (auto& effect : effects)
        effect();
}

} // namespace support
