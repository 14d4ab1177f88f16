#include "quiz/service/looking.hpp"

#include "quiz/domain/refusals.hpp"
#include "quiz/domain/streak.hpp"
#include "quiz/service/boards.hpp"
#include "quiz/service/entering.hpp"
#include "quiz/service/finishing.hpp"
#include "quiz/store/attempts.hpp"
#include "quiz/store/standings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace quiz {

namespace {

/// A person's months of one contest.
class PlayedMonths {
public:
    PlayedMonths(sql::Transaction& tx, Contest const& contest, base::PersonId person)
        : contest_{contest}, standings_{standings::list_of_person(tx, contest.id, person)}
    {
        for (auto const& standing : standings_) {
            auto const* const month = month_of(standing);
            std::ranges::copy(days_in(standing.played_days, month->month),
                              std::back_inserter(days_));
        }
    }

    [[nodiscard]] Standing const* find(MonthId month) const
    {
        auto const found = std::ranges::find(standings_, month, &Standing::month);
        return found == standings_.end() ? nullptr : &*found;
    }
    /// Every day with a finished attempt, in order.
    [[nodiscard]] std::vector<base::CivilDate> const& days() const { return days_; }

private:
    [[nodiscard]] ContestMonth const* month_of(Standing const& standing) const
    {
        auto const found = std::ranges::find(contest_.months, standing.month, &ContestMonth::id);
        VERIFY(found != contest_.months.end());
        return &*found;
    }

    Contest const& contest_;
    std::vector<Standing> standings_;
    std::vector<base::CivilDate> days_;
};

/// A person's month as it stands now.
MonthPlace place_now(Live const& live, Contest const& contest, ContestMonth const& month,
                     Standing const* standing, std::optional<std::int64_t> rank_change)
{
    MonthPlace place{month.month, 0, {}, rank_change};
    if (standing == nullptr)
        return place;
    place.points = standing->points;
    if (auto const level = standing->level(contest.rules()))
        place.place = live.place(month.id, everybody, *level);
    return place;
}

/// Papers of today and of yesterday: yesterday's last one may still be open after midnight.
std::vector<Attempt> recent_attempts(sql::Transaction& tx, Contest const& contest,
                                     base::PersonId person, base::CivilDate today)
{
    std::vector<Attempt> attempts;
    for (auto& stored : attempts::list_of_person(tx, contest.id, person, today - 1, today))
        attempts.push_back(std::move(stored.attempt));
    return attempts;
}

std::optional<HomeState::OpenPaper> open_paper(std::span<Attempt const> attempts,
                                               ContestRules const& rules, base::Instant now)
{
    for (auto const& attempt : attempts) {
        if (attempt.state == AttemptState::issued && !is_overdue(attempt, rules, now))
            return HomeState::OpenPaper{attempt.key.date, attempt.key.number, attempt.deadline};
    }
    return std::nullopt;
}

HomeState::Month month_now(Live const& live, Contest const& contest, ContestMonth const& month,
                           PlayedMonths const& played, std::span<Attempt const> recent,
                           base::CivilDate today)
{
    HomeState::Month state;
    std::optional<std::int64_t> rank_change;
    for (auto const& attempt : recent) {
        if (attempt.month == month.id && attempt.after)
            rank_change = month_after(attempt).rank_change;
    }
    auto const* const standing = played.find(month.id);
    state.place = place_now(live, contest, month, standing, rank_change);
    for (auto const day : played.days()) {
        if (base::CivilMonth::of(day) == month.month)
            state.played_days.push_back(static_cast<int>(static_cast<unsigned>(day.parts().day())));
    }
    state.streak_days = streak_days(played.days(), today);
    state.players = live.players(month.id, everybody);
    if (state.players >= 100)
        state.points_to_100 =
            points_to_place(live, contest, month.id, everybody, 100, state.place.points);
    return state;
}

std::vector<DayPlayed> days_from(std::span<attempts::Stored const> stored)
{
    std::vector<DayPlayed> days;
    for (auto const& [attempt, paper] : stored) {
        if (attempt.state != AttemptState::submitted && attempt.state != AttemptState::expired)
            continue;
        if (days.empty() || days.back().date != attempt.key.date)
            days.push_back({attempt.key.date, 0, 0, {}});
        auto& day = days.back();
        day.points += attempt.score.points;
        ++day.attempts;
        if (attempt.after)
            day.rank = attempt.after->place.rank;
    }
    return days;
}

int year_of(base::CivilDate date)
{
    return static_cast<int>(date.parts().year());
}

} // namespace

base::Result<HomeState> look_home(sql::Transaction& tx, Live const& live, base::PersonId person,
                                  std::string_view slug)
{
    HomeState home;
    home.contest = TRY(live.contest(slug));
    auto const& contest = *home.contest;
    auto const& rules = contest.rules();
    auto const union_id = union_to_play_in(tx, live, contest, person);
    home.has_union = union_id.has_value();
    home.today = rules->timezone.date_at(tx.now());
    home.day_ends_at = rules->timezone.start_of(home.today + 1);

    auto const recent = recent_attempts(tx, contest, person, home.today);
    home.attempts_used = static_cast<int>(std::ranges::count(
        recent, home.today, [](Attempt const& attempt) { return attempt.key.date; }));
    auto const grant = chance_grant(tx, contest, person, home.today);
    home.attempts_allowed = attempts_allowed(rules, grant);
    home.second_chance = {rules->second_chance,
                          second_chance_state(rules, home.attempts_used, grant)};
    home.open_paper = open_paper(recent, rules, tx.now());
    if (auto const day = attempt_day(rules, tx.now()); !day)
        home.obstacle = day.error();
    else if (!union_id)
        home.obstacle = union_id.error();
    else if (auto const next = next_attempt(rules, home.attempts_used, grant);
             !next && !home.open_paper)
        home.obstacle = next.error();

    PlayedMonths const played{tx, contest, person};
    if (auto const* const month = contest.month_of(home.today))
        home.month = month_now(live, contest, *month, played, recent, home.today);
    if (auto const* const before = contest.month(base::CivilMonth::of(home.today) - 1))
        home.previous_month =
            place_now(live, contest, *before, played.find(before->id), std::nullopt);
    return home;
}

base::Result<MonthCalendar> look_at_month(sql::Transaction& tx, Live const& live,
                                          base::PersonId person, std::string_view slug,
                                          base::CivilMonth wanted)
{
    auto const contest = TRY(live.contest(slug));
    auto const* const month = contest->month(wanted);
    if (month == nullptr)
        return std::unexpected{base::refuse(month_unknown)};
    PlayedMonths const played{tx, *contest, person};
    auto const today = contest->rules()->timezone.date_at(tx.now());
    MonthCalendar calendar;
    calendar.month = wanted;
    if (auto const* const standing = played.find(month->id))
        calendar.points = standing->points;
    calendar.streak_days = streak_days(played.days(), today);
    calendar.longest_streak_days = longest_streak_days(played.days());
    calendar.year_days =
        static_cast<int>(std::ranges::count(played.days(), year_of(wanted.first_day()),
                                            [](base::CivilDate day) { return year_of(day); }));
    calendar.days = days_from(
        attempts::list_of_person(tx, contest->id, person, wanted.first_day(), wanted.last_day()));
    return calendar;
}

base::Result<YearCalendar> look_at_year(sql::Transaction& tx, Live const& live,
                                        base::PersonId person, std::string_view slug, int year)
{
    auto const contest = TRY(live.contest(slug));
    if (year < year_of(contest->rules()->starts_on) || year > year_of(contest->rules()->ends_on))
        return YearCalendar{year, {}};
    auto const first = std::max(base::CivilDate::of(year, 1, 1), contest->rules()->starts_on);
    auto const last = std::min(base::CivilDate::of(year, 12, 31), contest->rules()->ends_on);
    return YearCalendar{year,
                        days_from(attempts::list_of_person(tx, contest->id, person, first, last))};
}

} // namespace quiz
