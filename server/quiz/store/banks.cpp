#include "quiz/store/banks.hpp"

#include "base/crypto.hpp"
#include "quiz/store/banks.sql.hpp"
#include "sql/breakdown.hpp"

namespace quiz::banks {

namespace {

Stored bank_from(sql::Row const& row)
{
    return {row.id<BankId>(0), row.string(1), row.string(2)};
}

/// What every read of a snapshot does; the row has the columns version and items.
auto snapshot_of(BankId bank)
{
    return [bank](sql::Row const& row) {
        auto snapshot =
            BankSnapshot::from_text(bank, static_cast<BankVersion>(row.integer(0)), row.text(1));
        if (!snapshot)
            throw sql::Breakdown{"quiz_bank_version.items cannot be read"};
        return *std::move(snapshot);
    };
}

} // namespace

std::optional<Stored> find(sql::Transaction& tx, std::string_view code)
{
    return tx.first(banks_sql::find, {code}, bank_from);
}

std::vector<Stored> list(sql::Transaction& tx)
{
    return tx.all(banks_sql::list, {}, bank_from);
}

BankId next_id(sql::Transaction& tx)
{
    auto const last =
        tx.first(banks_sql::find_last_id, {}, [](sql::Row const& row) { return row.integer(0); });
    return BankId{last.value_or(0) + 1};
}

void insert(sql::Transaction& tx, Stored const& bank)
{
    tx.execute(banks_sql::insert, {bank.id, bank.code, bank.title, tx.now()});
}

std::optional<BankSnapshot> find_newest(sql::Transaction& tx, BankId bank)
{
    return tx.first(banks_sql::find_newest, {bank}, snapshot_of(bank));
}

std::optional<BankSnapshot> find_version(sql::Transaction& tx, BankId bank, BankVersion version)
{
    return tx.first(banks_sql::find_version, {bank, version}, snapshot_of(bank));
}

void insert_version(sql::Transaction& tx, BankSnapshot const& snapshot)
{
    auto const items = snapshot.items_text();
    tx.execute(banks_sql::insert_version, {snapshot.bank(), snapshot.version(), items,
                                           base::hex(base::sha256(items)), tx.now()});
}

} // namespace quiz::banks
