#include "quiz/store/attempts.hpp"

#include "quiz/store/attempts.sql.hpp"
#include "quiz/store/bucket.hpp"
#include "sql/breakdown.hpp"

namespace quiz::attempts {

namespace {

AttemptState state_from(std::string_view word)
{
    for (auto const state : {AttemptState::issued, AttemptState::submitted, AttemptState::expired,
                             AttemptState::voided}) {
        if (text(state) == word)
            return state;
    }
    throw sql::Breakdown{"quiz_attempt: a state cannot be read"};
}

std::optional<base::Instant> instant_from(sql::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional{row.instant(column)};
}

Stored stored_from(sql::Row const& row)
{
    Stored stored;
    auto& attempt = stored.attempt;
    attempt.key = {row.id<ContestId>(1), row.id<base::PersonId>(2), row.date(0),
                   static_cast<int>(row.integer(3))};
    attempt.month = row.id<MonthId>(4);
    attempt.union_id = row.id<UnionId>(5);
    attempt.state = state_from(row.text(6));
    auto const channel = channel_from(row.text(7));
    if (!channel)
        throw sql::Breakdown{"quiz_attempt: a channel cannot be read"};
    attempt.channel = *channel;
    attempt.issued_at = row.instant(8);
    attempt.deadline = row.instant(9);
    attempt.bank_version = static_cast<BankVersion>(row.integer(10));
    attempt.walk = row.string(11);
    stored.paper = row.string(12);
    if (!row.is_null(13)) {
        attempt.answers = Answers::from_text(row.text(13));
        if (!attempt.answers)
            throw sql::Breakdown{"quiz_attempt: answers cannot be read"};
    }
    attempt.saved_at = instant_from(row, 14);
    attempt.handed_in_at = instant_from(row, 15);
    attempt.score = {static_cast<int>(row.integer(17)), static_cast<int>(row.integer(16))};
    attempt.elapsed_ms = row.integer(18);
    if (!row.is_null(19)) {
        auto const rank_before = row.is_null(20) ? std::nullopt : std::optional{row.integer(20)};
        attempt.after = MonthAfter{
            static_cast<int>(row.integer(19)), {row.integer(21), row.integer(22)}, rank_before};
    }
    if (!row.is_null(23))
        attempt.receipt = row.string(23);
    return stored;
}

} // namespace

std::optional<Stored> find(sql::Transaction& tx, AttemptKey const& key)
{
    return tx.first(attempts_sql::find,
                    {bucket_of(key.person), key.date, key.contest, key.person, key.number},
                    stored_from);
}

std::vector<Stored> list_of_day(sql::Transaction& tx, ContestId contest, base::PersonId person,
                                base::CivilDate day)
{
    return tx.all(attempts_sql::list_of_day, {bucket_of(person), day, contest, person},
                  stored_from);
}

std::vector<Stored> list_of_person(sql::Transaction& tx, ContestId contest, base::PersonId person,
                                   base::CivilDate from, base::CivilDate to)
{
    VERIFY(to - from <= 366);
    return tx.all(attempts_sql::list_of_person, {bucket_of(person), contest, person, from, to},
                  stored_from);
}

std::vector<Stored> list_overdue(sql::Transaction& tx, ContestId contest,
                                 base::Instant deadline_before, int limit)
{
    return tx.all(attempts_sql::list_overdue, {only_bucket, contest, deadline_before, limit},
                  stored_from);
}

void each_of_days(sql::Transaction& tx, ContestId contest, base::CivilDate from, base::CivilDate to,
                  std::function<void(Stored const&)> const& use)
{
    tx.each(attempts_sql::list_of_days, {only_bucket, contest, from, to},
            [&](sql::Row const& row) { use(stored_from(row)); });
}

bool insert(sql::Transaction& tx, Attempt const& attempt)
{
    auto const& key = attempt.key;
    return tx.execute(attempts_sql::insert,
                      {bucket_of(key.person), key.date, key.contest, key.person, key.number,
                       attempt.month, attempt.union_id, text(attempt.channel), attempt.issued_at,
                       attempt.deadline, attempt.bank_version, attempt.walk,
                       attempt.paper.text()}) == 1;
}

bool finish(sql::Transaction& tx, Attempt const& attempt)
{
    auto const& key = attempt.key;
    auto const& after = attempt.after.value();
    return tx.execute(attempts_sql::finish,
                      {bucket_of(key.person), key.date, key.contest, key.person, key.number,
                       text(attempt.state), attempt.answers.value().text(), attempt.handed_in_at,
                       attempt.score.points, attempt.score.correct, attempt.elapsed_ms,
                       after.points, after.rank_before, after.place.rank, after.place.tied,
                       attempt.receipt}) == 1;
}

bool save_answers(sql::Transaction& tx, Attempt const& attempt)
{
    auto const& key = attempt.key;
    return tx.execute(attempts_sql::save_answers,
                      {bucket_of(key.person), key.date, key.contest, key.person, key.number,
                       attempt.answers.value().text(), attempt.saved_at}) == 1;
}

} // namespace quiz::attempts
