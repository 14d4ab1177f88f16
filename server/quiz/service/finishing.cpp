#include "quiz/service/finishing.hpp"

#include "quiz/store/attempts.hpp"
#include "quiz/store/chances.hpp"
#include "quiz/store/standings.hpp"
#include "sql/breakdown.hpp"

#include <cstdint>
#include <optional>

namespace quiz {

Attempt finish_attempt(sql::Transaction& tx, Live const& live, BoardBatch& boards,
                       Contest const& contest, Attempt attempt)
{
    auto const& rules = contest.rules();
    auto stored = standings::find(tx, attempt.month, attempt.key.person);
    if (!stored)
        throw sql::Breakdown{"quiz_standing: an attempt has no standing"};
    auto& standing = stored->standing;

    BoardChanges changes;
    std::optional<std::int64_t> rank_before;
    if (auto const level = standing.level(rules)) {
        rank_before = live.place(attempt.month, everybody, *level).value().rank;
        changes.add_people(standing.union_id, *level, -1);
    }
    standing.add(attempt, rules);
    changes.add_people(standing.union_id, *standing.level(rules), 1);
    changes.count_attempts(attempt.union_id, 1, attempt.score.points);
    boards.change(contest, attempt.month, changes);

    auto const place = live.place(attempt.month, everybody, *standing.level(rules)).value();
    attempt.after = MonthAfter{standing.points, place, rank_before};
    if (!attempts::finish(tx, attempt))
        throw sql::Breakdown{"quiz_attempt: finished twice"};
    standings::update_finished(tx, standing);
    return attempt;
}

MonthPlace month_after(Attempt const& attempt)
{
    MonthPlace month{base::CivilMonth::of(attempt.key.date), 0, {}, {}};
    if (!attempt.after)
        return month;
    month.points = attempt.after->points;
    month.place = attempt.after->place;
    if (attempt.after->rank_before)
        month.rank_change = *attempt.after->rank_before - attempt.after->place.rank;
    return month;
}

ChanceGrant chance_grant(sql::Transaction& tx, Contest const& contest, base::PersonId person,
                         base::CivilDate date)
{
    switch (contest.rules()->second_chance) {
    case SecondChanceMode::two_attempts:
    case SecondChanceMode::none:
        return ChanceGrant::missing;
    case SecondChanceMode::share:
    case SecondChanceMode::study:
    case SecondChanceMode::visit:
        break;
    }
    auto const chance = chances::find(tx, contest.id, person, date);
    return chance && chance->granted_at ? ChanceGrant::granted : ChanceGrant::missing;
}

SecondChanceView second_chance_of(sql::Transaction& tx, Contest const& contest,
                                  base::PersonId person, base::CivilDate date, int attempts_of_day)
{
    auto const& rules = contest.rules();
    auto const grant = attempts_of_day < attempts_per_day_max
                           ? chance_grant(tx, contest, person, date)
                           : ChanceGrant::granted;
    return {rules->second_chance, second_chance_state(rules, attempts_of_day, grant)};
}

} // namespace quiz
