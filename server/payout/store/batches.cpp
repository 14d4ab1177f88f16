#include "payout/store/batches.hpp"

#include "payout/store/batches.sql.hpp"
#include "sql/breakdown.hpp"

namespace payout::batches {

namespace {

Batch batch_from(sql::Row const& row)
{
    auto const state = batch_state_named(row.text(3));
    if (!state)
        throw sql::Breakdown{"payout_batch has a state that the program does not know"};
    return {row.id<BatchId>(0), row.string(1), row.month(2), *state,
            row.string(4),      row.string(5), row.string(6)};
}

} // namespace

std::optional<Batch> find(sql::Transaction& tx, BatchId id)
{
    return tx.first(batches_sql::find, {id}, batch_from);
}

std::optional<Batch> find_open(sql::Transaction& tx, std::string_view contest,
                               base::CivilMonth month)
{
    return tx.first(batches_sql::find_open, {contest, month}, batch_from);
}

std::vector<Batch> list(sql::Transaction& tx, int limit)
{
    return tx.all(batches_sql::list, {limit}, batch_from);
}

BatchId next_id(sql::Transaction& tx)
{
    auto const last =
        tx.first(batches_sql::find_last_id, {}, [](sql::Row const& row) { return row.integer(0); });
    return {last.value_or(0) + 1};
}

void insert(sql::Transaction& tx, Batch const& batch)
{
    tx.execute(batches_sql::insert,
               {batch.id, batch.contest, batch.month, text(batch.state), batch.list_hash,
                batch.submitted_by, batch.approved_by, tx.now()});
}

void update(sql::Transaction& tx, Batch const& batch)
{
    tx.execute(batches_sql::update, {batch.id, text(batch.state), batch.list_hash,
                                     batch.submitted_by, batch.approved_by, tx.now()});
}

} // namespace payout::batches
