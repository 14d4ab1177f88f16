#include "base/crypto.hpp"
#include "sql/database.hpp"
#include "sql/schema.sql.hpp"

#include <fmt/format.h>
#include <map>
#include <regex>

namespace sql {

namespace {

struct Applied {
    std::string name;
    std::string checksum;
};

std::string checksum_of(Migration const& migration)
{
    return base::hex(base::sha256(migration.text));
}

std::map<std::int64_t, Applied> applied_migrations(Connection& writer, base::Instant now)
{
    std::map<std::int64_t, Applied> applied;
    auto& tx = writer.begin(now);
    tx.execute(schema_sql::create_applied, {});
    tx.each(schema_sql::list_applied, {}, [&](Row const& row) {
        applied[row.integer(0)] = {row.string(1), row.string(2)};
    });
    writer.commit();
    return applied;
}

void refuse_strangers(std::map<std::int64_t, Applied> const& applied,
                      std::span<Migration const> known)
{
    std::map<std::int64_t, std::string> checksums;
    for (auto const& migration : known)
        checksums[migration.number] = checksum_of(migration);
    for (auto const& [number, migration] : applied) {
        auto const found = checksums.find(number);
        if (found == checksums.end())
            throw Breakdown{fmt::format(
                "the database is newer than this program: it has migration {}", migration.name)};
        if (found->second != migration.checksum)
            throw Breakdown{
                fmt::format("migration {} is not the one this program knows", migration.name)};
    }
}

} // namespace

std::string in_sqlite_dialect(std::string_view text)
{
    static std::regex const only_here{"-- sqlite: "};
    static std::regex const row_id{R"(\bBIGINT NOT NULL PRIMARY KEY\b)"};
    return std::regex_replace(std::regex_replace(std::string{text}, only_here, ""), row_id,
                              "INTEGER NOT NULL PRIMARY KEY");
}

void migrate(Connection& writer, std::span<Migration const> migrations, base::Instant now)
{
    auto const applied = applied_migrations(writer, now);
    refuse_strangers(applied, migrations);
    for (auto const& migration : migrations) {
        if (applied.contains(migration.number))
            continue;
        auto& tx = writer.begin(now);
        writer.run_script(in_sqlite_dialect(migration.text));
        tx.execute(schema_sql::insert_applied,
                   {migration.number, migration.name, checksum_of(migration), now});
        writer.commit();
    }
}

} // namespace sql
