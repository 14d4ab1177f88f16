#include "quiz/domain/attempt.hpp"

#include "base/crypto.hpp"
#include "quiz/domain/refusals.hpp"

#include <fmt/format.h>
#include <utility>

namespace quiz {

namespace {

Attempt finish(Attempt attempt, AttemptState state, ContestRules const& rules)
{
    attempt.state = state;
    attempt.score = score(attempt.paper, *attempt.answers, rules);
    attempt.receipt = receipt_of(attempt);
    return attempt;
}

} // namespace

std::string_view text(AttemptState state)
{
    switch (state) {
    case AttemptState::issued:
        return "issued";
    case AttemptState::submitted:
        return "submitted";
    case AttemptState::expired:
        return "expired";
    case AttemptState::voided:
        return "voided";
    }
    std::unreachable();
}

Attempt OpenAttempt::save(Answers answers, base::Instant now) &&
{
    attempt_.answers = std::move(answers);
    attempt_.saved_at = now;
    return std::move(attempt_);
}

Attempt OpenAttempt::hand_in(Answers answers, ContestRules const& rules, base::Instant now) &&
{
    attempt_.answers = std::move(answers);
    attempt_.handed_in_at = now;
    attempt_.elapsed_ms = (now - attempt_.issued_at).count();
    return finish(std::move(attempt_), AttemptState::submitted, rules);
}

base::Result<OpenAttempt> open_at(Attempt attempt, ContestRules const& rules, base::Instant now)
{
    switch (attempt.state) {
    case AttemptState::issued:
        if (is_overdue(attempt, rules, now))
            return std::unexpected{base::refuse(attempt_expired)};
        return OpenAttempt{std::move(attempt)};
    case AttemptState::submitted:
        return std::unexpected{base::refuse(already_handed_in)};
    case AttemptState::expired:
        return std::unexpected{base::refuse(attempt_expired)};
    case AttemptState::voided:
        return std::unexpected{base::refuse(attempt_voided)};
    }
    std::unreachable();
}

bool is_overdue(Attempt const& attempt, ContestRules const& rules, base::Instant now)
{
    return attempt.state == AttemptState::issued && now > attempt.deadline + rules->hand_in_grace;
}

Attempt expire(Attempt attempt, ContestRules const& rules)
{
    if (!attempt.answers)
        attempt.answers = Answers::none(attempt.paper.questions.size());
    // Nobody was faster for not handing in.
    attempt.elapsed_ms = (attempt.deadline - attempt.issued_at).count();
    return finish(std::move(attempt), AttemptState::expired, rules);
}

std::string receipt_of(Attempt const& attempt)
{
    // Crockford's alphabet: no letter can be taken for a digit.
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr int letters = 16;
    auto const digest = base::sha256(receipt_text(attempt));
    std::string receipt;
    for (int letter = 0; letter < letters; ++letter) {
        if (letter > 0 && letter % 4 == 0)
            receipt += '-';
        auto const first_bit = static_cast<unsigned>(5 * letter);
        auto const pair =
            static_cast<unsigned>(digest[first_bit / 8] << 8 | digest[first_bit / 8 + 1]);
        receipt += alphabet[pair >> (11 - first_bit % 8) & 31];
    }
    return receipt;
}

std::string receipt_text(Attempt const& attempt)
{
    auto const handed_in_ms = attempt.handed_in_at ? attempt.handed_in_at->ms : 0;
    return fmt::format("palmunion receipt 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n",
                       attempt.key.contest.value, attempt.key.person.value, attempt.key.date.text(),
                       attempt.key.number, text(attempt.state), attempt.issued_at.ms, handed_in_ms,
                       attempt.paper.text(), attempt.answers->text(), attempt.score.points);
}

} // namespace quiz
