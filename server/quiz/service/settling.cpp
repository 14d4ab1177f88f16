#include "quiz/service/settling.hpp"

#include "quiz/domain/refusals.hpp"
#include "quiz/store/attempts.hpp"
#include "quiz/store/months.hpp"
#include "quiz/store/standings.hpp"

#include <limits>

namespace quiz {

namespace {

struct Board {
    int points_min = 0;
    std::vector<std::int64_t> people_by_level;
};

/// The points of the person in this place, and the board of everybody.
Board board_of(Live const& live, Contest const& contest, MonthId month, int depth)
{
    return live.with_boards(month, [&](MonthBoards const* boards) -> Board {
        auto const* const board = boards == nullptr ? nullptr : boards->find(everybody);
        if (board == nullptr)
            return {};
        Board found;
        found.points_min =
            board->level_of_place(depth).value_or(0) * contest.rules()->points_per_question;
        for (int level = 0; level < contest.rules().levels(); ++level)
            found.people_by_level.push_back(board->at(level));
        return found;
    });
}

} // namespace

base::Result<FrozenMonth> frozen_month(sql::Transaction& tx, Live const& live,
                                       std::string_view slug, base::CivilMonth wanted, int depth)
{
    auto contest = TRY(live.contest(slug));
    auto const* const month = contest->month(wanted);
    if (month == nullptr)
        return std::unexpected{base::refuse(month_unknown)};
    if (!is_frozen(month->stored))
        return std::unexpected{base::refuse(month_not_frozen)};
    auto board = board_of(live, *contest, month->id, depth);
    auto const standings = standings::list_from_points(tx, month->id, board.points_min);
    PrizeTerms const terms{contest->rules(), *month->revealed_secret, contest->slug(), wanted,
                           contest->people};
    auto places = ranking(terms, standings);
    return FrozenMonth{contest, *month, std::move(places), std::move(board.people_by_level)};
}

void move_month(sql::Transaction& tx, Live& live, MonthId month, MonthState state)
{
    months::update_state(tx, month, state);
    live.reload_contests(tx);
}

std::vector<MonthPoints> list_month_points(sql::Transaction& tx, MonthId month,
                                           std::optional<MonthPoints> last, int limit)
{
    constexpr int points_min = 1;
    standings::Position const from = last
                                         ? standings::Position{last->points, last->person}
                                         : standings::Position{std::numeric_limits<int>::max(), {}};
    std::vector<MonthPoints> found;
    for (auto const& line :
         standings::list_behind(tx, month, std::nullopt, from, points_min, limit))
        found.push_back({line.person, line.points});
    return found;
}

std::vector<TimedPaper> list_timed_papers(sql::Transaction& tx, Contest const& contest,
                                          base::CivilMonth month, base::PersonId person)
{
    std::vector<TimedPaper> papers;
    for (auto const& [attempt, paper] :
         attempts::list_of_person(tx, contest.id, person, month.first_day(), month.last_day())) {
        if (attempt.state != AttemptState::submitted)
            continue;
        bool const is_all_right = attempt.score.correct == contest.rules()->questions_per_attempt;
        papers.push_back({attempt.key.date, attempt.key.number, attempt.issued_at,
                          attempt.elapsed_ms, is_all_right});
    }
    return papers;
}

} // namespace quiz
