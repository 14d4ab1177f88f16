#include "quiz/service/closing_month.hpp"

#include "audit/service/appending.hpp"
#include "quiz/domain/prize_list.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/acts.hpp"
#include "quiz/service/expiring.hpp"
#include "quiz/store/attempts.hpp"
#include "quiz/store/months.hpp"
#include "quiz/store/standings.hpp"

namespace quiz {

namespace {

/// Points of the last winner: everybody with at least these can be among them.
int points_of_last_winner(Live const& live, Contest const& contest, MonthId month)
{
    auto const winners = contest.rules().winners_per_month();
    auto const level =
        live.with_boards(month, [&](MonthBoards const* boards) -> std::optional<int> {
            auto const* const board = boards == nullptr ? nullptr : boards->find(everybody);
            return board == nullptr ? std::nullopt : board->level_of_place(winners);
        });
    return level.value_or(0) * contest.rules()->points_per_question;
}

/// Writes the winners' places and reveals the secret.
void freeze(sql::Transaction& tx, Live& live, audit::Author const& author, Contest const& contest,
            ContestMonth month)
{
    auto const secret = secret_hex(live.month_secret(month.id));
    PrizeTerms const terms{contest.rules(), secret, contest.slug(), month.month, contest.people};
    auto const candidates =
        standings::list_from_points(tx, month.id, points_of_last_winner(live, contest, month.id));
    auto const places = prize_list(terms, candidates);
    months::remove_places(tx, month.id);
    for (auto const& place : places)
        months::insert_place(tx, month.id, place);
    month.revealed_secret = secret;
    month.snapshot_hash = snapshot_hash(terms, places);
    months::freeze(tx, month);
    audit::append(tx, author,
                  {.name = acts::month_frozen,
                   .subject = "contest:" + contest.slug() + '/' + month.month.text(),
                   .details = audit::Details{}
                                  .with("places", places.size())
                                  .with("list_sha256", *month.snapshot_hash)});
}

} // namespace

base::Result<ClosingStep> close_month(sql::Transaction& tx, Live& live, audit::Author const& author,
                                      std::string_view slug, base::CivilMonth wanted)
{
    auto const contest = TRY(live.contest(slug));
    auto const* const month = contest->month(wanted);
    if (month == nullptr)
        return std::unexpected{base::refuse(month_unknown)};
    if (is_frozen(month->stored))
        return ClosingStep::frozen;
    auto const end = hand_ins_end(contest->rules(), wanted);
    if (tx.now() < end)
        return std::unexpected{base::refuse(month_not_over).with("ends_at_ms", end.ms)};

    if (month->stored == MonthState::open) {
        months::begin_closing(tx, month->id);
        live.reload_contests(tx);
    }
    if (expire_overdue(tx, live) > 0)
        return ClosingStep::expiring;
    freeze(tx, live, author, *contest, *month);
    live.reload_contests(tx);
    return ClosingStep::frozen;
}

} // namespace quiz
