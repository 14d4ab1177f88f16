#include "quiz/store/months.hpp"

#include "quiz/store/months.sql.hpp"

namespace quiz::months {

namespace {

MonthState state_from(std::string_view word)
{
    auto const state = month_state_from(word);
    VERIFY(state.has_value());
    return *state;
}

std::optional<std::string> text_from(sql::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional{row.string(column)};
}

} // namespace

std::vector<Stored> list(sql::Transaction& tx, ContestId contest)
{
    return tx.all(months_sql::list, {contest}, [](sql::Row const& row) {
        ContestMonth month;
        month.id = row.id<MonthId>(0);
        month.month = row.month(1);
        month.stored = state_from(row.text(2));
        month.secret_hash = row.string(3);
        month.revealed_secret = text_from(row, 4);
        month.snapshot_hash = text_from(row, 5);
        return Stored{std::move(month), row.string(6)};
    });
}

MonthId next_id(sql::Transaction& tx)
{
    auto const last =
        tx.first(months_sql::find_last_id, {}, [](sql::Row const& row) { return row.integer(0); });
    return MonthId{last.value_or(0) + 1};
}

void insert(sql::Transaction& tx, ContestId contest, Stored const& stored)
{
    tx.execute(months_sql::insert, {stored.month.id, contest, stored.month.month,
                                    stored.sealed_secret, stored.month.secret_hash, tx.now()});
}

void remove(sql::Transaction& tx, MonthId month)
{
    tx.execute(months_sql::remove, {month});
}

void begin_closing(sql::Transaction& tx, MonthId month)
{
    tx.execute(months_sql::begin_closing, {month, tx.now()});
}

void freeze(sql::Transaction& tx, ContestMonth const& month)
{
    tx.execute(months_sql::freeze,
               {month.id, month.revealed_secret, month.snapshot_hash, tx.now()});
}

void update_state(sql::Transaction& tx, MonthId month, MonthState state)
{
    tx.execute(months_sql::update_state, {month, text(state), tx.now()});
}

void insert_place(sql::Transaction& tx, MonthId month, PrizePlace const& place)
{
    tx.execute(months_sql::insert_place,
               {month, place.place, place.person, place.union_id, place.points, place.correct,
                place.served, place.elapsed_ms, place.draw, place.yuan});
}

std::vector<PrizePlace> list_places(sql::Transaction& tx, MonthId month)
{
    return tx.all(months_sql::list_places, {month}, [](sql::Row const& row) {
        auto const number = [&](int column) { return static_cast<int>(row.integer(column)); };
        return PrizePlace{number(0),          row.id<base::PersonId>(1),
                          row.id<UnionId>(2), number(3),
                          number(4),          number(5),
                          row.integer(6),     row.string(7),
                          number(8)};
    });
}

void remove_places(sql::Transaction& tx, MonthId month)
{
    tx.execute(months_sql::remove_places, {month});
}

} // namespace quiz::months
