#include "sql/sqlite_handle.hpp"

#include "sql/breakdown.hpp"

#include <charconv>
#include <fmt/format.h>

namespace sql {

namespace {

/// Returns the statement to its start on every way out, so that it holds no read lock.
class Resetting {
public:
    explicit Resetting(sqlite3_stmt* statement) : statement_{statement} {}
    ~Resetting()
    {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    Resetting(Resetting const&) = delete;
    Resetting& operator=(Resetting const&) = delete;

private:
    sqlite3_stmt* statement_;
};

class SqliteRow final : public Row {
public:
    explicit SqliteRow(Query const& query, sqlite3_stmt* statement)
        : query_{query}, statement_{statement}
    {
    }

    bool is_null(int column) const override
    {
        check(column);
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }

    std::int64_t integer(int column) const override
    {
        check(column);
        if (sqlite3_column_type(statement_, column) != SQLITE_INTEGER)
            throw Breakdown{fmt::format("{}: column {} is not an integer", query_.name, column)};
        return sqlite3_column_int64(statement_, column);
    }

    std::string_view text(int column) const override
    {
        check(column);
        if (sqlite3_column_type(statement_, column) != SQLITE_TEXT)
            throw Breakdown{fmt::format("{}: column {} is not a text", query_.name, column)};
        auto const* const text =
            reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
        return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

private:
    void check(int column) const
    {
        if (column < 0 || column >= sqlite3_column_count(statement_))
            throw Breakdown{fmt::format("{}: there is no column {}", query_.name, column)};
    }

    Query const& query_;
    sqlite3_stmt* statement_;
};

int bind(sqlite3_stmt* statement, int index, Value const& value)
{
    if (auto const* const number = value.integer())
        return sqlite3_bind_int64(statement, index, *number);
    if (auto const* const text = value.text())
        // An empty text has no address of its own, and SQLite would take a null address for NULL.
        return sqlite3_bind_text64(statement, index, text->data() ? text->data() : "", text->size(),
                                   SQLITE_STATIC, SQLITE_UTF8);
    return sqlite3_bind_null(statement, index);
}

int open_flags(OpenMode mode)
{
    switch (mode) {
    case OpenMode::write:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    case OpenMode::read_only:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
    case OpenMode::memory:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
               SQLITE_OPEN_MEMORY;
    }
    std::unreachable();
}

} // namespace

SqliteHandle::SqliteHandle(std::string const& file, OpenMode mode)
{
    if (sqlite3_open_v2(file.c_str(), &database_, open_flags(mode), nullptr) != SQLITE_OK) {
        auto const reason = fmt::format("cannot open {}: {}", file, sqlite3_errmsg(database_));
        sqlite3_close(database_);
        throw Breakdown{reason};
    }
    configure(mode);
}

SqliteHandle::~SqliteHandle()
{
    for (auto const& [text, prepared] : prepared_)
        sqlite3_finalize(prepared.statement);
    sqlite3_close(database_);
}

void SqliteHandle::configure(OpenMode mode)
{
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_timeout(database_, 5000);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    run_script("PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
               "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;");
    switch (mode) {
    case OpenMode::write:
        run_script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                   "PRAGMA wal_autocheckpoint=0;");
        sqlite3_wal_hook(
            database_,
            [](void* pages, sqlite3*, char const*, int count) {
                *static_cast<int*>(pages) = count;
                return SQLITE_OK;
            },
            &log_pages_);
        break;
    case OpenMode::read_only:
        run_script("PRAGMA wal_autocheckpoint=0;");
        sqlite3_db_config(database_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        break;
    case OpenMode::memory:
        run_script("PRAGMA foreign_keys=ON;");
        break;
    }
}

Prepared& SqliteHandle::prepare(Query const& query)
{
    // The address names the query: texts are constants of the program.
    auto const found = prepared_.find(query.text.data());
    if (found != prepared_.end())
        return found->second;
    Prepared prepared{};
    if (sqlite3_prepare_v3(database_, query.text.data(), static_cast<int>(query.text.size()),
                           SQLITE_PREPARE_PERSISTENT, &prepared.statement, nullptr) != SQLITE_OK)
        break_down(query.name);
    for (int index = 1; index <= sqlite3_bind_parameter_count(prepared.statement); ++index) {
        auto const* const name = sqlite3_bind_parameter_name(prepared.statement, index);
        std::size_t number = 0;
        if (name == nullptr ||
            std::from_chars(name + 1, name + std::char_traits<char>::length(name), number).ec !=
                std::errc{})
            throw Breakdown{fmt::format("{}: a parameter is not of the form $1", query.name)};
        prepared.order.push_back(number - 1);
    }
    return prepared_.emplace(query.text.data(), std::move(prepared)).first->second;
}

std::size_t SqliteHandle::run(Query const& query, std::span<Value const> parameters,
                              std::function<void(Row const&)> const* each)
{
    auto const& prepared = prepare(query);
    auto* const statement = prepared.statement;
    if (sqlite3_stmt_busy(statement) != 0)
        throw Breakdown{fmt::format("{}: runs inside itself", query.name)};
    Resetting const resetting{statement};
    for (std::size_t index = 0; index < prepared.order.size(); ++index) {
        if (prepared.order[index] >= parameters.size())
            throw Breakdown{
                fmt::format("{}: parameter ${} is missing", query.name, prepared.order[index] + 1)};
        if (bind(statement, static_cast<int>(index) + 1, parameters[prepared.order[index]]) !=
            SQLITE_OK)
            break_down(query.name);
    }
    std::size_t rows = 0;
    SqliteRow const row{query, statement};
    int step = sqlite3_step(statement);
    for (; step == SQLITE_ROW; step = sqlite3_step(statement)) {
        ++rows;
        if (each != nullptr)
            (*each)(row);
    }
    if (step != SQLITE_DONE)
        break_down(query.name);
    return each != nullptr ? rows : static_cast<std::size_t>(sqlite3_changes64(database_));
}

void SqliteHandle::run_script(std::string const& text)
{
    if (sqlite3_exec(database_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        break_down("script");
}

void SqliteHandle::checkpoint()
{
    int const code =
        sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        break_down("checkpoint");
    log_pages_ = 0;
}

void SqliteHandle::break_down(std::string_view what) const
{
    auto const reason = fmt::format("{}: {} ({})", what, sqlite3_errmsg(database_),
                                    sqlite3_extended_errcode(database_));
    switch (sqlite3_errcode(database_)) {
    case SQLITE_FULL:
    case SQLITE_READONLY:
        throw StoreFull{reason};
    default:
        throw Breakdown{reason};
    }
}

} // namespace sql
