#include "settlement/store/acts.hpp"

#include "settlement/store/acts.sql.hpp"
#include "sql/breakdown.hpp"

namespace settlement::acts {

namespace {

Act act_from(sql::Row const& row)
{
    auto const kind = act_kind_from(row.text(0));
    if (!kind)
        throw sql::Breakdown{"settlement_act: a kind cannot be read"};
    Act act;
    act.kind = *kind;
    act.staff = row.id<StaffId>(1);
    act.at = row.instant(2);
    act.reason = row.string(3);
    if (!row.is_null(4))
        act.person = row.id<base::PersonId>(4);
    if (!row.is_null(5))
        act.evidence = evidence_from(row.text(5));
    if (!row.is_null(6))
        act.subject = row.integer(6);
    act.hash = row.string(7);
    act.yuan = static_cast<int>(row.integer(8));
    return act;
}

} // namespace

std::vector<Act> list(sql::Transaction& tx, quiz::MonthId month)
{
    return tx.all(acts_sql::list, {month}, act_from);
}

std::vector<quiz::MonthId> list_months_of_cases(sql::Transaction& tx, base::PersonId person)
{
    return tx.all(acts_sql::list_months_of_cases, {person},
                  [](sql::Row const& row) { return row.id<quiz::MonthId>(0); });
}

void insert(sql::Transaction& tx, quiz::MonthId month, std::int64_t sequence, Act const& act)
{
    std::optional<std::string_view> evidence;
    if (act.evidence)
        evidence = text(*act.evidence);
    tx.execute(acts_sql::insert, {month, sequence, text(act.kind), act.staff, act.at, act.reason,
                                  act.person, evidence, act.subject, act.hash, act.yuan});
}

std::vector<quiz::PrizePlace> list_places(sql::Transaction& tx, quiz::MonthId month, int version)
{
    return tx.all(acts_sql::list_places, {month, version}, [](sql::Row const& row) {
        auto const number = [&](int column) { return static_cast<int>(row.integer(column)); };
        return quiz::PrizePlace{number(0),
                                row.id<base::PersonId>(1),
                                row.id<quiz::UnionId>(2),
                                number(3),
                                number(4),
                                number(5),
                                row.integer(6),
                                row.string(7),
                                number(8)};
    });
}

void insert_place(sql::Transaction& tx, quiz::MonthId month, int version,
                  quiz::PrizePlace const& place)
{
    tx.execute(acts_sql::insert_place,
               {month, version, place.place, place.person, place.union_id, place.points,
                place.correct, place.served, place.elapsed_ms, place.draw, place.yuan});
}

} // namespace settlement::acts
