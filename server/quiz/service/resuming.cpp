#include "quiz/domain/refusals.hpp"
#include "quiz/service/finishing.hpp"
#include "quiz/service/playing.hpp"
#include "quiz/store/attempts.hpp"
#include "quiz/store/standings.hpp"

#include <utility>

namespace quiz {

namespace {

base::Result<PlayedAttempt> find_paper(sql::Transaction& tx, Live const& live,
                                       std::string_view slug, base::PersonId person,
                                       base::CivilDate date, int number)
{
    auto contest = TRY(live.contest(slug));
    auto stored = attempts::find(tx, {contest->id, person, date, number});
    if (!stored)
        return std::unexpected{base::refuse(attempt_unknown)};
    stored->attempt.paper = live.paper(tx, stored->paper);
    return PlayedAttempt{std::move(contest), std::move(stored->attempt)};
}

/// A paper whose time is over reads as expired although nobody has counted it yet.
MonthPlace month_not_yet_counted(sql::Transaction& tx, Attempt const& attempt)
{
    MonthPlace month{base::CivilMonth::of(attempt.key.date), attempt.score.points, {}, {}};
    if (auto const stored = standings::find(tx, attempt.month, attempt.key.person))
        month.points += stored->standing.points;
    return month;
}

} // namespace

base::Result<SavedAnswers> save_answers(sql::Transaction& tx, Live const& live,
                                        SaveAnswers const& command)
{
    auto [contest, attempt] =
        TRY(find_paper(tx, live, command.slug, command.person, command.date, command.number));
    auto answers = TRY(Answers::create(attempt.paper, command.answers));
    auto open = TRY(open_at(std::move(attempt), contest->rules(), tx.now()));
    auto const saved = std::move(open).save(std::move(answers), tx.now());
    if (!attempts::save_answers(tx, saved))
        return std::unexpected{base::refuse(already_handed_in)};
    return SavedAnswers{std::move(contest), tx.now(), saved.deadline};
}

base::Result<std::variant<PlayedAttempt, AttemptResult>>
find_attempt(sql::Transaction& tx, Live const& live, FindAttempt const& command)
{
    using Found = std::variant<PlayedAttempt, AttemptResult>;
    auto played =
        TRY(find_paper(tx, live, command.slug, command.person, command.date, command.number));
    auto const& rules = played.contest->rules();
    bool const is_counted = played.attempt.state != AttemptState::issued;
    if (!is_counted && !is_overdue(played.attempt, rules, tx.now()))
        return Found{std::move(played)};

    auto attempt =
        is_counted ? std::move(played.attempt) : expire(std::move(played.attempt), rules);
    auto month = is_counted ? month_after(attempt) : month_not_yet_counted(tx, attempt);
    auto const attempts_of_day =
        attempts::list_of_day(tx, played.contest->id, command.person, command.date).size();
    auto const second_chance = second_chance_of(tx, *played.contest, command.person, command.date,
                                                static_cast<int>(attempts_of_day));
    return Found{AttemptResult{std::move(played.contest), std::move(attempt), std::move(month),
                               second_chance}};
}

} // namespace quiz
