#include "quiz/service/reviewing.hpp"

#include "base/crypto.hpp"
#include "quiz/domain/numbers.hpp"
#include "quiz/domain/practice.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/store/attempts.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <utility>

namespace quiz {

namespace {

/// Everything the person has played in the last year.
std::vector<Attempt> attempts_of(sql::Transaction& tx, Live const& live, Contest const& contest,
                                 base::PersonId person)
{
    auto const& rules = contest.rules();
    auto const to = std::min(rules->timezone.date_at(tx.now()), rules->ends_on);
    auto const from = std::max(to - (reviewed_days_max - 1), rules->starts_on);
    std::vector<Attempt> attempts;
    for (auto& stored : attempts::list_of_person(tx, contest.id, person, from, to)) {
        stored.attempt.paper = live.paper(tx, stored.paper);
        attempts.push_back(std::move(stored.attempt));
    }
    return attempts;
}

/// Where a mistake stands in the notebook: the latest day first, then by question.
struct Spot {
    std::int32_t day;
    std::int64_t question;

    [[nodiscard]] bool comes_before(Spot const& other) const
    {
        return day != other.day ? day > other.day : question < other.question;
    }
};

Spot spot_of(Mistake const& mistake)
{
    return {mistake.last_wrong_on.days, mistake.question.wording->id.value};
}

base::Result<std::optional<Spot>> spot_from(std::string_view cursor)
{
    if (cursor.empty())
        return std::nullopt;
    NumberReader reader{cursor};
    auto const day = reader.number<std::int32_t>();
    bool const has_sign = reader.accept('.');
    auto const question = reader.number<std::int64_t>();
    if (!day || !has_sign || !question || !reader.is_at_end())
        return std::unexpected{refuse(cursor_malformed).at("cursor")};
    return Spot{*day, *question};
}

base::Key practice_key(Live const& live)
{
    return live.key_for("quiz practice");
}

std::string practice_context(ContestId contest, base::PersonId person)
{
    return fmt::format("practice {} {}", contest.value, person.value);
}

MixerKey random_seed()
{
    auto const key = base::random_key();
    MixerKey seed;
    std::memcpy(&seed.low, key.bytes.data(), sizeof seed.low);
    std::memcpy(&seed.high, key.bytes.data() + sizeof seed.low, sizeof seed.high);
    return seed;
}

} // namespace

base::Result<MistakePage> list_mistakes(sql::Transaction& tx, Live const& live,
                                        ListMistakes const& query)
{
    auto const contest = TRY(live.contest(query.slug));
    auto const after = TRY(spot_from(query.cursor));
    MistakePage page;
    for (auto& mistake : mistakes_in(attempts_of(tx, live, *contest, query.person))) {
        if (after && !after->comes_before(spot_of(mistake)))
            continue;
        if (std::cmp_equal(page.mistakes.size(), query.limit)) {
            auto const last = spot_of(page.mistakes.back());
            page.next_cursor = fmt::format("{}.{}", last.day, last.question);
            break;
        }
        page.mistakes.push_back(std::move(mistake));
    }
    return page;
}

base::Result<StartedPractice> start_practice(sql::Transaction& tx, Live const& live,
                                             base::PersonId person, std::string_view slug)
{
    auto const contest = TRY(live.contest(slug));
    auto const count = contest->rules()->questions_per_attempt;
    auto paper = practice_paper(attempts_of(tx, live, *contest, person), count, random_seed());
    if (paper.questions.empty())
        return std::unexpected{refuse(practice_needs_history)};
    auto const sealed =
        base::seal(practice_key(live), paper.text(), practice_context(contest->id, person));
    return StartedPractice{std::move(paper), base::base64url(sealed)};
}

base::Result<CheckedPractice> check_practice(sql::Transaction& tx, Live const& live,
                                             CheckPractice const& command)
{
    auto const contest = TRY(live.contest(command.slug));
    auto const sealed = base::from_base64url(command.token);
    if (!sealed.has_value())
        return std::unexpected{refuse(practice_unknown)};
    auto const text = base::open_sealed(practice_key(live), *sealed,
                                        practice_context(contest->id, command.person));
    if (!text.has_value())
        return std::unexpected{refuse(practice_unknown)};
    CheckedPractice checked;
    checked.paper = live.paper(tx, *text);
    checked.answers = TRY(Answers::create(checked.paper, command.answers));
    checked.correct = score(checked.paper, checked.answers, contest->rules()).correct;
    return checked;
}

} // namespace quiz
