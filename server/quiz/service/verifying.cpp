#include "quiz/service/verifying.hpp"

#include "quiz/domain/prize_list.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/live.hpp"
#include "quiz/store/attempts.hpp"
#include "quiz/store/banks.hpp"
#include "quiz/store/board_deltas.hpp"
#include "quiz/store/months.hpp"
#include "quiz/store/standings.hpp"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

namespace quiz {

namespace {

/// What the attempts read so far say about one person.
struct Expected {
    Standing standing;
    Walk walk;
    struct Seen {
        base::CivilDate date;
        QuestionId question;
    };
    /// Of the last days, for cycles that begin.
    std::deque<Seen> seen;
    bool has_started = false;
};

class MonthVerifier {
public:
    MonthVerifier(sql::Transaction& tx, Live const& live, Contest const& contest,
                  ContestMonth const& month)
        : tx_{tx}
        , live_{live}
        , contest_{contest}
        , month_{month}
        , secret_{live.month_secret(month.id)}
    {
    }

    Verification verify()
    {
        if (secret_hash(secret_) != month_.secret_hash)
            differ("secret", "hash");
        auto const first = month_.month.first_day();
        for (auto day = first - contest_.rules()->no_repeat_days; day <= month_.month.last_day();
             day = day + 1)
            verify_day(day);
        verify_standings();
        verify_boards();
        if (is_frozen(month_.stored))
            verify_list();
        return std::move(verification_);
    }

private:
    void differ(std::string_view what, std::string where)
    {
        if (verification_.differences.size() < differences_max)
            verification_.differences.push_back({what, std::move(where)});
    }

    void verify_day(base::CivilDate day)
    {
        std::vector<attempts::Stored> found;
        attempts::each_of_days(tx_, contest_.id, day, day,
                               [&](attempts::Stored const& stored) { found.push_back(stored); });
        for (auto& stored : found) {
            auto& person = people_[stored.attempt.key.person];
            if (day >= month_.month.first_day())
                verify_attempt(person, std::move(stored));
            else
                see(person, day, stored.paper);
        }
    }

    static void see(Expected& person, base::CivilDate day, std::string_view paper)
    {
        for (auto const& name : wordings_in(paper))
            person.seen.push_back({day, name.question});
    }

    void verify_attempt(Expected& person, attempts::Stored stored)
    {
        ++verification_.attempts;
        auto& attempt = stored.attempt;
        auto const where = fmt::format("{} {} {}", contest_.people.of(attempt.key.person),
                                       attempt.key.date.text(), attempt.key.number);
        attempt.paper = live_.paper(tx_, stored.paper);
        verify_paper(person, attempt, where);
        see(person, attempt.key.date, stored.paper);

        if (!person.has_started) {
            person.standing.month = month_.id;
            person.standing.person = attempt.key.person;
            person.has_started = true;
        }
        if (attempt.month != month_.id)
            return differ("month", where);
        person.standing.start(attempt.union_id);
        if (attempt.state == AttemptState::issued || attempt.state == AttemptState::voided)
            return;
        if (!attempt.answers || attempt.answers->chosen.size() != attempt.paper.questions.size())
            return differ("answers", where);
        if (score(attempt.paper, *attempt.answers, contest_.rules()) != attempt.score)
            differ("score", where);
        if (receipt_of(attempt) != attempt.receipt)
            differ("receipt", where);
        person.standing.add(attempt, contest_.rules());
        sum_.count_attempts(attempt.union_id, 1, attempt.score.points);
    }

    void verify_paper(Expected& person, Attempt const& attempt, std::string const& where)
    {
        auto const before = Walk::from_text(attempt.walk);
        if (!before || *before != person.walk)
            return differ("walk", where);
        auto const* const bank = bank_of(attempt.bank_version);
        if (bank == nullptr)
            return differ("bank", where);
        auto const oldest = attempt.key.date - contest_.rules()->no_repeat_days;
        while (!person.seen.empty() && person.seen.front().date < oldest)
            person.seen.pop_front();
        std::vector<QuestionId> recent;
        std::ranges::transform(person.seen, std::back_inserter(recent), &Expected::Seen::question);
        auto const keys = DrawKeys::of(secret_, contest_.id, month_.month,
                                       contest_.people.of(attempt.key.person));
        auto drawn = live_.with_shelf([&](QuestionShelf const& shelf) {
            return draw_paper({contest_.rules(), *bank, shelf, keys, attempt.key.date,
                               attempt.key.number, recent},
                              std::move(person.walk));
        });
        if (!drawn || drawn->paper.text() != attempt.paper.text())
            differ("paper", where);
        if (drawn)
            person.walk = std::move(drawn->walk);
    }

    BankSnapshot const* bank_of(BankVersion version)
    {
        auto const found = banks_.find(version);
        if (found != banks_.end())
            return &found->second;
        auto snapshot = banks::find_version(tx_, contest_.bank, version);
        return snapshot ? &banks_.emplace(version, std::move(*snapshot)).first->second : nullptr;
    }

    void verify_standings()
    {
        standings::each_of_month(tx_, month_.id, [&](standings::Stored const& stored) {
            ++verification_.standings;
            auto const where = contest_.people.of(stored.standing.person);
            auto const found = people_.find(stored.standing.person);
            if (found == people_.end() || !found->second.has_started)
                return differ("standing", where);
            auto& person = found->second;
            if (person.standing != stored.standing)
                differ("standing", where);
            if (person.walk != stored.walk)
                differ("walk", where);
            if (auto const level = stored.standing.level(contest_.rules()))
                sum_.add_people(stored.standing.union_id, *level, 1);
            person.has_started = false;
        });
        for (auto const& [person, expected] : people_) {
            if (expected.has_started)
                differ("standing", contest_.people.of(person));
        }
    }

    void verify_boards()
    {
        BoardChanges folded;
        board_deltas::each(
            tx_, [&](MonthId month, board_deltas::Kind kind, BoardChanges const& changes) {
                if (month == month_.id && kind == board_deltas::Kind::checkpoint)
                    folded = changes;
                else if (month == month_.id)
                    folded.merge(changes);
            });
        auto const shown = live_.with_boards(month_.id, [](MonthBoards const* boards) {
            return boards == nullptr ? BoardChanges{} : boards->sum();
        });
        compare_boards("board log", folded);
        compare_boards("board", shown);
    }

    void compare_boards(std::string_view what, BoardChanges const& found)
    {
        auto difference = found;
        difference.merge(sum_.reversed());
        for (auto const& [union_id, changes] : difference.unions()) {
            ++verification_.boards;
            if (!changes.people_by_level.empty() || changes.attempts != 0 || changes.points != 0)
                differ(what, fmt::format("union {}", union_id.value));
        }
    }

    void verify_list()
    {
        std::vector<Standing> standings;
        for (auto const& [person, expected] : people_) {
            if (expected.standing.finished > 0)
                standings.push_back(expected.standing);
        }
        auto const secret = secret_hex(secret_);
        PrizeTerms const terms{contest_.rules(), secret, contest_.slug(), month_.month,
                               contest_.people};
        auto const expected = prize_list(terms, standings);
        auto const found = months::list_places(tx_, month_.id);
        verification_.places = static_cast<std::int64_t>(found.size());
        for (std::size_t index = 0; index < std::max(expected.size(), found.size()); ++index) {
            if (index >= expected.size() || index >= found.size() ||
                expected[index] != found[index])
                differ("list", fmt::format("place {}", index + 1));
        }
        if (month_.revealed_secret != secret)
            differ("secret", "revealed");
        if (month_.snapshot_hash != snapshot_hash(terms, found))
            differ("list", "hash");
    }

    sql::Transaction& tx_;
    Live const& live_;
    Contest const& contest_;
    ContestMonth const& month_;
    base::Key secret_;
    std::unordered_map<base::PersonId, Expected> people_;
    std::map<BankVersion, BankSnapshot> banks_;
    BoardChanges sum_;
    Verification verification_;
};

} // namespace

base::Result<Verification> verify_month(sql::Transaction& tx, Live const& live,
                                        std::string_view slug, base::CivilMonth wanted)
{
    auto const contest = TRY(live.contest(slug));
    auto const* const month = contest->month(wanted);
    if (month == nullptr)
        return std::unexpected{base::refuse(month_unknown)};
    return MonthVerifier{tx, live, *contest, *month}.verify();
}

base::Result<OwnProof> own_proof(sql::Transaction& tx, Live const& live, base::PersonId person,
                                 std::string_view slug, base::CivilMonth wanted)
{
    auto const contest = TRY(live.contest(slug));
    auto const* const month = contest->month(wanted);
    if (month == nullptr)
        return std::unexpected{base::refuse(month_unknown)};
    OwnProof proof{*month, contest->people.of(person), {}};
    for (auto& stored :
         attempts::list_of_person(tx, contest->id, person, wanted.first_day(), wanted.last_day())) {
        if (stored.attempt.state == AttemptState::issued)
            continue;
        stored.attempt.paper = live.paper(tx, stored.paper);
        proof.attempts.push_back(std::move(stored.attempt));
    }
    return proof;
}

} // namespace quiz
