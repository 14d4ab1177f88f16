#include "quiz/store/standings.hpp"

#include "quiz/store/bucket.hpp"
#include "quiz/store/standings.sql.hpp"
#include "sql/breakdown.hpp"

namespace quiz::standings {

namespace {

Standing standing_from(sql::Row const& row)
{
    Standing standing;
    standing.month = row.id<MonthId>(0);
    standing.person = row.id<base::PersonId>(1);
    standing.union_id = row.id<UnionId>(2);
    standing.points = static_cast<int>(row.integer(3));
    standing.correct = static_cast<int>(row.integer(4));
    standing.served = static_cast<int>(row.integer(5));
    standing.elapsed_ms = row.integer(6);
    standing.started = static_cast<int>(row.integer(7));
    standing.finished = static_cast<int>(row.integer(8));
    standing.played_days = static_cast<std::uint32_t>(row.integer(9));
    return standing;
}

Stored stored_from(sql::Row const& row)
{
    auto walk = Walk::from_text(row.text(10));
    if (!walk)
        throw sql::Breakdown{"quiz_standing: a walk cannot be read"};
    return {standing_from(row), std::move(*walk)};
}

/// First the people beside the position, then those beyond it.
struct Direction {
    sql::Query const& beside;
    sql::Query const& beyond;
    sql::Query const& beside_in_union;
    sql::Query const& beyond_in_union;
};

std::vector<Line> list(sql::Transaction& tx, Direction const& direction, MonthId month,
                       std::optional<UnionId> of_union, Position from, int points_limit, int limit)
{
    std::vector<Line> lines;
    auto const take = [&](sql::Row const& row) {
        lines.push_back(
            {row.id<base::PersonId>(0), row.id<UnionId>(1), static_cast<int>(row.integer(2))});
    };
    if (of_union) {
        tx.each(direction.beside_in_union,
                {only_bucket, month, from.points, from.person, limit, *of_union}, take);
        auto const left = limit - static_cast<int>(lines.size());
        tx.each(direction.beyond_in_union,
                {only_bucket, month, from.points, points_limit, left, *of_union}, take);
    } else {
        tx.each(direction.beside, {only_bucket, month, from.points, from.person, limit}, take);
        auto const left = limit - static_cast<int>(lines.size());
        tx.each(direction.beyond, {only_bucket, month, from.points, points_limit, left}, take);
    }
    return lines;
}

} // namespace

std::optional<Stored> find(sql::Transaction& tx, MonthId month, base::PersonId person)
{
    return tx.first(standings_sql::find, {bucket_of(person), month, person}, stored_from);
}

std::vector<Standing> list_of_person(sql::Transaction& tx, ContestId contest, base::PersonId person)
{
    return tx.all(standings_sql::list_of_person, {bucket_of(person), contest, person},
                  standing_from);
}

void insert(sql::Transaction& tx, Stored const& stored)
{
    auto const& standing = stored.standing;
    tx.execute(standings_sql::insert,
               {bucket_of(standing.person), standing.month, standing.person, standing.union_id,
                standing.started, stored.walk.text(), tx.now()});
}

void update_started(sql::Transaction& tx, Stored const& stored)
{
    auto const& standing = stored.standing;
    tx.execute(standings_sql::update_started,
               {bucket_of(standing.person), standing.month, standing.person, standing.started,
                stored.walk.text(), tx.now()});
}

void update_union(sql::Transaction& tx, Standing const& standing)
{
    tx.execute(standings_sql::update_union, {bucket_of(standing.person), standing.month,
                                             standing.person, standing.union_id, tx.now()});
}

void update_finished(sql::Transaction& tx, Standing const& standing)
{
    tx.execute(standings_sql::update_finished,
               {bucket_of(standing.person), standing.month, standing.person, standing.points,
                standing.correct, standing.served, standing.elapsed_ms, standing.finished,
                standing.played_days, tx.now()});
}

std::vector<Line> list_behind(sql::Transaction& tx, MonthId month, std::optional<UnionId> of_union,
                              Position from, int points_min, int limit)
{
    Direction const behind{standings_sql::list_beside_behind, standings_sql::list_below,
                           standings_sql::list_beside_behind_in_union,
                           standings_sql::list_below_in_union};
    return list(tx, behind, month, of_union, from, points_min, limit);
}

std::vector<Line> list_before(sql::Transaction& tx, MonthId month, std::optional<UnionId> of_union,
                              Position from, int points_max, int limit)
{
    Direction const before{standings_sql::list_beside_before, standings_sql::list_above,
                           standings_sql::list_beside_before_in_union,
                           standings_sql::list_above_in_union};
    return list(tx, before, month, of_union, from, points_max, limit);
}

std::vector<Standing> list_from_points(sql::Transaction& tx, MonthId month, int points_min)
{
    return tx.all(standings_sql::list_from_points, {only_bucket, month, points_min}, standing_from);
}

void each_of_month(sql::Transaction& tx, MonthId month,
                   std::function<void(Stored const&)> const& use)
{
    tx.each(standings_sql::list_of_month, {only_bucket, month},
            [&](sql::Row const& row) { use(stored_from(row)); });
}

} // namespace quiz::standings
