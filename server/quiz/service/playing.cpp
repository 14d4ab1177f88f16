#include "quiz/service/playing.hpp"

#include "membership/service/profiles.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/board_batch.hpp"
#include "quiz/service/entering.hpp"
#include "quiz/service/finishing.hpp"
#include "quiz/store/attempts.hpp"
#include "quiz/store/standings.hpp"

#include <iterator>
#include <utility>

namespace quiz {

namespace {

using Issued = base::Result<IssuedPaper>;
using Handed = base::Result<AttemptResult>;

/// What the commands of one batch share.
struct Batch {
    sql::Transaction& tx;
    Live& live;
    BoardBatch& boards;
};

Attempt with_paper(Batch const& batch, attempts::Stored stored)
{
    stored.attempt.paper = batch.live.paper(batch.tx, stored.paper);
    return std::move(stored.attempt);
}

/// Papers of the person that can still be open: today's, and yesterday's while the longest time
/// limit of a paper issued just before midnight is not over (AMB-Q6).
std::vector<attempts::Stored> recent_attempts(Batch const& batch, Contest const& contest,
                                              base::PersonId person, base::CivilDate today)
{
    auto const& rules = contest.rules();
    auto found = attempts::list_of_day(batch.tx, contest.id, person, today);
    if (rules->timezone.date_at(batch.tx.now() - open_span_max(rules)) < today) {
        auto before = attempts::list_of_day(batch.tx, contest.id, person, today - 1);
        std::ranges::move(before, std::back_inserter(found));
    }
    return found;
}

/// The questions the person saw in the last days of the rule: passed over when a cycle begins.
std::vector<QuestionId> recent_questions(Batch const& batch, Contest const& contest,
                                         base::PersonId person, base::CivilDate today)
{
    auto const from = today - contest.rules()->no_repeat_days;
    std::vector<QuestionId> questions;
    for (auto const& stored : attempts::list_of_person(batch.tx, contest.id, person, from, today)) {
        for (auto const& name : wordings_in(stored.paper))
            questions.push_back(name.question);
    }
    return questions;
}

standings::Stored standing_of(Batch const& batch, MonthId month, base::PersonId person,
                              UnionId union_id)
{
    if (auto found = standings::find(batch.tx, month, person))
        return std::move(*found);
    standings::Stored fresh;
    fresh.standing.month = month;
    fresh.standing.person = person;
    fresh.standing.union_id = union_id;
    return fresh;
}

/// Stores that an attempt was started; a person who changed union takes their points along.
void start(Batch const& batch, Contest const& contest, standings::Stored& stored, UnionId now_in)
{
    auto& standing = stored.standing;
    auto const was_in = std::exchange(standing.union_id, now_in);
    if (++standing.started == 1) {
        standings::insert(batch.tx, stored);
        return;
    }
    standings::update_started(batch.tx, stored);
    if (was_in == now_in)
        return;
    standings::update_union(batch.tx, standing);
    if (auto const level = standing.level(contest.rules())) {
        BoardChanges moved;
        moved.add_people(was_in, *level, -1);
        moved.add_people(now_in, *level, 1);
        batch.boards.change(contest, standing.month, moved);
    }
}

base::Result<DrawnPaper> draw(Batch const& batch, Contest const& contest, ContestMonth const& month,
                              AttemptKey const& key, Walk const& walk)
{
    auto const bank = batch.live.bank(contest.bank);
    if (!bank)
        return std::unexpected{base::refuse(bank_too_small).with("enabled", 0)};
    auto const keys = DrawKeys::of(batch.live.month_secret(month.id), contest.id, month.month,
                                   contest.people.of(key.person));
    auto const draw_with = [&](std::span<QuestionId const> recent) {
        return batch.live.with_shelf([&](QuestionShelf const& shelf) {
            return draw_paper({contest.rules(), *bank, shelf, keys, key.date, key.number, recent},
                              walk);
        });
    };
    auto drawn = draw_with({});
    // What was seen lately matters only when a cycle begins, which is rare: ask for it only then.
    if (drawn && has_turned(walk, drawn->walk))
        drawn = draw_with(recent_questions(batch, contest, key.person, key.date));
    return drawn;
}

/// Draws and stores the paper of a person who may start.
Issued issue(Batch const& batch, std::shared_ptr<Contest const> contest, AttemptKey const& key,
             UnionId union_id, Channel channel)
{
    auto const* const month = contest->month_of(key.date);
    if (month == nullptr || month->stored != MonthState::open)
        return std::unexpected{base::refuse(month_closed)};
    auto stored = standing_of(batch, month->id, key.person, union_id);
    auto drawn = TRY(draw(batch, *contest, *month, key, stored.walk));

    auto const pace = membership::has_time_accommodation(batch.tx, key.person) ? Pace::accommodated
                                                                               : Pace::ordinary;
    Attempt attempt;
    attempt.key = key;
    attempt.month = month->id;
    attempt.union_id = union_id;
    attempt.channel = channel;
    attempt.issued_at = batch.tx.now();
    attempt.deadline = deadline_of(contest->rules(), attempt.issued_at, pace);
    attempt.bank_version = batch.live.bank(contest->bank)->version();
    attempt.walk = stored.walk.text();
    attempt.paper = std::move(drawn.paper);
    if (!attempts::insert(batch.tx, attempt))
        return std::unexpected{base::refuse(attempt_quota_used)};
    stored.walk = std::move(drawn.walk);
    start(batch, *contest, stored, union_id);
    return IssuedPaper{{std::move(contest), std::move(attempt)}, PaperOrigin::issued};
}

Issued issue_or_resume(Batch const& batch, IssuePaper const& command)
{
    CHECK_OK(batch.boards.check_clock());
    auto contest = TRY(batch.live.contest(command.slug));
    auto const& rules = contest->rules();
    auto const now = batch.tx.now();
    auto const today = TRY(attempt_day(rules, now));
    auto const union_id = TRY(union_to_play_in(batch.tx, batch.live, *contest, command.person));

    int attempts_today = 0;
    for (auto& stored : recent_attempts(batch, *contest, command.person, today)) {
        attempts_today += stored.attempt.key.date == today ? 1 : 0;
        if (stored.attempt.state != AttemptState::issued)
            continue;
        auto attempt = with_paper(batch, std::move(stored));
        if (!is_overdue(attempt, rules, now))
            return IssuedPaper{{std::move(contest), std::move(attempt)}, PaperOrigin::resumed};
        finish_attempt(batch.tx, batch.live, batch.boards, *contest,
                       expire(std::move(attempt), rules));
    }

    auto const grant = attempts_today == 0
                           ? ChanceGrant::missing
                           : chance_grant(batch.tx, *contest, command.person, today);
    auto const number = TRY(next_attempt(rules, attempts_today, grant));
    AttemptKey const key{contest->id, command.person, today, number};
    return issue(batch, std::move(contest), key, union_id, command.channel);
}

AttemptResult result_of(Batch const& batch, std::shared_ptr<Contest const> contest, Attempt attempt)
{
    auto const& key = attempt.key;
    auto const second_chance =
        second_chance_of(batch.tx, *contest, key.person, key.date, key.number);
    auto month = month_after(attempt);
    return {std::move(contest), std::move(attempt), std::move(month), second_chance};
}

Handed hand_in(Batch const& batch, HandIn const& command)
{
    CHECK_OK(batch.boards.check_clock());
    auto contest = TRY(batch.live.contest(command.slug));
    auto const& rules = contest->rules();
    auto stored =
        attempts::find(batch.tx, {contest->id, command.person, command.date, command.number});
    if (!stored)
        return std::unexpected{base::refuse(attempt_unknown)};
    auto attempt = with_paper(batch, std::move(*stored));
    auto answers = TRY(Answers::create(attempt.paper, command.answers));
    if (attempt.state == AttemptState::submitted && attempt.answers == answers)
        return result_of(batch, std::move(contest), std::move(attempt));

    auto const now = batch.tx.now();
    if (is_overdue(attempt, rules, now)) {
        finish_attempt(batch.tx, batch.live, batch.boards, *contest,
                       expire(std::move(attempt), rules));
        return std::unexpected{base::refuse(attempt_expired).keeping_effects()};
    }
    auto open = TRY(open_at(std::move(attempt), rules, now));
    auto finished = finish_attempt(batch.tx, batch.live, batch.boards, *contest,
                                   std::move(open).hand_in(std::move(answers), rules, now));
    return result_of(batch, std::move(contest), std::move(finished));
}

/// Decides the commands in their order; what they change on the boards becomes one row.
template <class Outcome, class Command>
std::vector<Outcome> decide_all(sql::Transaction& tx, Live& live, std::span<Command const> commands,
                                Outcome (*decide)(Batch const&, Command const&))
{
    BoardBatch boards{tx, live};
    Batch const batch{tx, live, boards};
    std::vector<Outcome> outcomes;
    outcomes.reserve(commands.size());
    for (auto const& command : commands)
        outcomes.push_back(decide(batch, command));
    boards.write();
    return outcomes;
}

} // namespace

std::vector<Issued> issue_papers(sql::Transaction& tx, Live& live,
                                 std::span<IssuePaper const> commands)
{
    return decide_all(tx, live, commands, issue_or_resume);
}

std::vector<Handed> hand_in_papers(sql::Transaction& tx, Live& live,
                                   std::span<HandIn const> commands)
{
    return decide_all(tx, live, commands, hand_in);
}

} // namespace quiz
