#include "quiz/store/board_deltas.hpp"

#include "quiz/store/board_deltas.sql.hpp"
#include "quiz/store/bucket.hpp"
#include "sql/breakdown.hpp"

namespace quiz::board_deltas {

namespace {

/// SQLite has one writer, so all its batches belong to one lane.
constexpr std::int64_t only_lane = 0;

} // namespace

std::optional<Newest> find_newest(sql::Transaction& tx)
{
    return tx.first(board_deltas_sql::find_newest, {only_bucket, only_lane},
                    [](sql::Row const& row) {
                        return Newest{row.integer(0), row.instant(1)};
                    });
}

void insert(sql::Transaction& tx, std::int64_t sequence, MonthId month, Kind kind,
            BoardChanges const& changes)
{
    tx.execute(board_deltas_sql::insert,
               {only_bucket, only_lane, sequence, month,
                kind == Kind::delta ? "delta" : "checkpoint", changes.text(), tx.now()});
}

void each(sql::Transaction& tx, std::function<void(MonthId, Kind, BoardChanges const&)> const& use)
{
    tx.each(board_deltas_sql::list, {only_bucket, only_lane}, [&](sql::Row const& row) {
        auto const changes = BoardChanges::from_text(row.text(2));
        if (!changes)
            throw sql::Breakdown{"quiz_board_delta: changes cannot be read"};
        use(row.id<MonthId>(0), row.text(1) == "delta" ? Kind::delta : Kind::checkpoint, *changes);
    });
}

std::int64_t count(sql::Transaction& tx, MonthId month)
{
    return tx
        .first(board_deltas_sql::count, {only_bucket, month},
               [](sql::Row const& row) { return row.integer(0); })
        .value_or(0);
}

void remove_before(sql::Transaction& tx, MonthId month, std::int64_t sequence)
{
    tx.execute(board_deltas_sql::remove_before, {only_bucket, only_lane, sequence, month});
}

} // namespace quiz::board_deltas
