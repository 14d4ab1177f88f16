#include "sql/database.hpp"
#include "sql/sqlite.sql.hpp"
#include "sql/sqlite_handle.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace sql {

namespace {

/// Pages of log after which the writer copies them into the file once nobody waits (4 MiB).
constexpr int log_pages_to_tidy = 1'000;
/// Pages at which it does so although commands wait, so that the log stays bounded (128 MiB).
constexpr int log_pages_overdue = 32'000;

class SqliteTransaction final : public Transaction {
public:
    SqliteTransaction(SqliteHandle& handle, base::Instant now) : Transaction{now}, handle_{handle}
    {
    }

private:
    std::size_t run(Query const& query, std::span<Value const> parameters,
                    std::function<void(Row const&)> const* each) override
    {
        return handle_.run(query, parameters, each);
    }

    SqliteHandle& handle_;
};

class SqliteConnection final : public Connection {
public:
    SqliteConnection(std::shared_ptr<SqliteHandle> handle, OpenMode mode)
        : handle_{std::move(handle)}, mode_{mode}
    {
    }

    ~SqliteConnection() override { abandon(); }

    Transaction& begin(base::Instant now) override
    {
        VERIFY(!transaction_);
        handle_->run(mode_ == OpenMode::read_only ? sqlite_sql::begin_reading
                                                  : sqlite_sql::begin_writing,
                     {}, nullptr);
        return transaction_.emplace(*handle_, now);
    }

    void commit() override
    {
        VERIFY(transaction_);
        handle_->run(sqlite_sql::commit, {}, nullptr);
        auto effects = transaction_->take_effects();
        transaction_.reset();
        for (auto& effect : effects)
            effect();
    }

    void roll_back() override
    {
        VERIFY(transaction_);
        transaction_.reset();
        handle_->run(sqlite_sql::roll_back, {}, nullptr);
    }

    void abandon() noexcept override
    {
        if (!transaction_)
            return;
        transaction_.reset();
        try {
            handle_->run(sqlite_sql::roll_back, {}, nullptr);
        } catch (Breakdown const&) {
            // SQLite has rolled back by itself (a full disk does that), so nothing is open.
        }
    }

    void set_savepoint() override { handle_->run(sqlite_sql::set_savepoint, {}, nullptr); }
    void release_savepoint() override { handle_->run(sqlite_sql::release_savepoint, {}, nullptr); }

    void return_to_savepoint() override
    {
        handle_->run(sqlite_sql::return_to_savepoint, {}, nullptr);
        handle_->run(sqlite_sql::release_savepoint, {}, nullptr);
    }

    void run_script(std::string const& text) override { handle_->run_script(text); }

    void tidy(Pressure pressure) override
    {
        auto const limit = pressure == Pressure::idle ? log_pages_to_tidy : log_pages_overdue;
        if (mode_ == OpenMode::write && handle_->log_pages() >= limit)
            handle_->checkpoint();
    }

private:
    // Shared: the connections of a database in memory are views of one handle.
    std::shared_ptr<SqliteHandle> handle_;
    OpenMode mode_;
    std::optional<SqliteTransaction> transaction_;
};

/// Holds the right to write: one process at a time, released by the system when it dies.
class WriterLock {
public:
    explicit WriterLock(std::filesystem::path const& file)
        : descriptor_{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)}
    {
        if (descriptor_ < 0)
            throw Breakdown{fmt::format("cannot open {}: {}", file.string(), std::strerror(errno))};
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
            ::close(descriptor_);
            throw Breakdown{fmt::format("another palmunion is writing to {}: stop it first",
                                        file.parent_path().string())};
        }
    }
    ~WriterLock() { ::close(descriptor_); }
    WriterLock(WriterLock const&) = delete;
    WriterLock& operator=(WriterLock const&) = delete;

private:
    int descriptor_;
};

class SqliteFile final : public Database {
public:
    explicit SqliteFile(std::filesystem::path file) : file_{std::move(file)} {}

    std::unique_ptr<Connection> writer() override
    {
        if (!lock_)
            lock_.emplace(file_.string() + ".lock");
        return open(OpenMode::write);
    }

    std::unique_ptr<Connection> reader() override { return open(OpenMode::read_only); }

private:
    [[nodiscard]] std::unique_ptr<Connection> open(OpenMode mode) const
    {
        return std::make_unique<SqliteConnection>(
            std::make_shared<SqliteHandle>(file_.string(), mode), mode);
    }

    std::filesystem::path file_;
    std::optional<WriterLock> lock_;
};

class SqliteMemory final : public Database {
public:
    std::unique_ptr<Connection> writer() override
    {
        return std::make_unique<SqliteConnection>(handle_, OpenMode::memory);
    }
    std::unique_ptr<Connection> reader() override { return writer(); }

private:
    std::shared_ptr<SqliteHandle> handle_ =
        std::make_shared<SqliteHandle>(":memory:", OpenMode::memory);
};

} // namespace

std::unique_ptr<Database> open_sqlite(std::filesystem::path const& file)
{
    return std::make_unique<SqliteFile>(file);
}

std::unique_ptr<Database> open_sqlite_in_memory()
{
    return std::make_unique<SqliteMemory>();
}

} // namespace sql
