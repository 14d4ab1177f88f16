#pragma once

#include "sql/transaction.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sql {

enum class OpenMode : std::uint8_t {
    write,
    read_only,
    memory,
};

/// A statement prepared once per connection. SQLite numbers `$n` parameters by first appearance,
/// PostgreSQL by number: `order[i]` is the parameter that SQLite's index i + 1 stands for.
struct Prepared {
    sqlite3_stmt* statement;
    std::vector<std::size_t> order;
};

/// An open SQLite connection with its prepared statements, hardened and set for durability.
class SqliteHandle {
public:
    SqliteHandle(std::string const& file, OpenMode);
    ~SqliteHandle();
    SqliteHandle(SqliteHandle const&) = delete;
    SqliteHandle& operator=(SqliteHandle const&) = delete;

    /// Runs one statement; calls `each` per row; returns rows seen, or rows changed without `each`.
    std::size_t run(Query const&, std::span<Value const>,
                    std::function<void(Row const&)> const* each);
    /// Runs text that may hold several statements, e.g. a migration.
    void run_script(std::string const& text);
    /// Copies committed pages from the log into the database file as far as readers allow.
    void checkpoint();
    /// Pages in the write-ahead log after the last commit.
    [[nodiscard]] int log_pages() const { return log_pages_; }

private:
    Prepared& prepare(Query const&);
    void configure(OpenMode);
    [[noreturn]] void break_down(std::string_view what) const;

    sqlite3* database_ = nullptr;
    std::unordered_map<char const*, Prepared> prepared_;
    int log_pages_ = 0;
};

} // namespace sql
