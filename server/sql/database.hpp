#pragma once

#include "sql/breakdown.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace sql {

/// A numbered change of the schema. A merged migration never changes.
struct Migration {
    std::int64_t number;
    std::string_view name;
    std::string_view text;
};

/// Whether commands wait while the store could tidy.
enum class Pressure : std::uint8_t {
    idle,
    busy,
};

/// One connection and the transaction on it. Not shared between threads.
class Connection {
public:
    virtual ~Connection() = default;

    /// Opens a transaction whose commands happen at `now`.
    virtual Transaction& begin(base::Instant now) = 0;
    /// Makes the transaction durable: when this returns, a power cut loses nothing of it.
    virtual void commit() = 0;
    virtual void roll_back() = 0;
    /// Rolls back what is open, if anything is, after a breakdown; never throws.
    virtual void abandon() noexcept = 0;

    /// Marks a point inside the transaction to which one refused command returns alone.
    virtual void set_savepoint() = 0;
    virtual void release_savepoint() = 0;
    virtual void return_to_savepoint() = 0;

    /// Runs a text of several statements inside the open transaction, e.g. a migration.
    virtual void run_script(std::string const& text) = 0;

    /// Does what the store owes itself, between transactions: on SQLite the checkpoint. Under
    /// pressure only when it can no longer wait.
    virtual void tidy(Pressure) = 0;
};

/// A store of the program. Opens the one connection that writes and as many that read as asked.
///
/// On SQLite the writer also makes every checkpoint: Debian's 3.40.1 can corrupt a WAL database
/// when two connections do (docs/adr/0005).
class Database {
public:
    virtual ~Database() = default;
    [[nodiscard]] virtual std::unique_ptr<Connection> writer() = 0;
    [[nodiscard]] virtual std::unique_ptr<Connection> reader() = 0;
};

/// Opens or creates a SQLite file. Another process that has it open for writing is a breakdown.
[[nodiscard]] std::unique_ptr<Database> open_sqlite(std::filesystem::path const& file);
/// A database that lives as long as the object; readers and writer share its one connection.
[[nodiscard]] std::unique_ptr<Database> open_sqlite_in_memory();

/// Applies what is missing, each migration in its own transaction. A database newer than the
/// program, or whose applied migrations differ from the program's, is a breakdown.
void migrate(Connection& writer, std::span<Migration const> migrations, base::Instant now);

/// Text of a migration as SQLite takes it: `-- sqlite: ` comments become active, and a key column
/// becomes the row id, which saves one B-tree per table.
[[nodiscard]] std::string in_sqlite_dialect(std::string_view text);

} // namespace sql
