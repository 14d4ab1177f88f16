#pragma once

#include "quiz/domain/attempt.hpp"
#include "quiz/domain/bank.hpp"
#include "quiz/domain/paper.hpp"
#include "quiz/domain/person_key.hpp"
#include "quiz/domain/rules.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace quiz::fixtures {

inline base::CivilDate day(int month, int day_of_month)
{
    return base::CivilDate::of(2021, static_cast<unsigned>(month),
                               static_cast<unsigned>(day_of_month));
}

/// The shipped template in the months of the page.
inline RuleSettings page_settings()
{
    RuleSettings settings;
    settings.starts_on = day(3, 1);
    settings.ends_on = day(6, 30);
    return settings;
}

inline ContestRules rules(RuleSettings settings = page_settings())
{
    return ContestRules::create(std::move(settings)).value();
}

/// A local time of the page's March, such as `march(8, 9, 30)`.
inline base::Instant march(int day_of_month, int hour, int minute = 0, int second = 0)
{
    auto const start = base::TimeZone::shanghai().start_of(day(3, 1));
    return start + std::chrono::days{day_of_month - 1} + std::chrono::hours{hour} +
           std::chrono::minutes{minute} + std::chrono::seconds{second};
}

/// A question whose right option is written at `right`.
inline Question question(std::int64_t id, Stratum stratum, OptionSet right = {0})
{
    Question question;
    question.id = QuestionId{id};
    question.code = fmt::format("QB{:03}", id);
    question.stratum = stratum;
    question.type = right.size() > 1 ? QuestionType::multiple : QuestionType::single;
    question.stem = fmt::format("第{}题？", id);
    question.options = {"甲", "乙", "丙", "丁"};
    question.answer = right;
    question.explanation = "因为如此。";
    question.source = "示例";
    return question;
}

struct Bank {
    BankSnapshot snapshot;
    QuestionShelf shelf;
};

/// A bank with so many enabled questions in each stratum; easy ones from 1, medium from 10001,
/// hard from 20001.
inline Bank bank(int easy, int medium, int hard, BankVersion version = 1)
{
    std::array<std::vector<BankItem>, strata_count> strata;
    QuestionShelf shelf;
    auto const counts = std::array{easy, medium, hard};
    for (std::size_t stratum = 0; stratum < strata_count; ++stratum) {
        for (int ordinal = 0; ordinal < counts[stratum]; ++ordinal) {
            auto const id = static_cast<std::int64_t>(stratum) * 10'000 + ordinal + 1;
            strata[stratum].push_back({QuestionId{id}, 1, true});
            shelf.put(question(id, static_cast<Stratum>(stratum), {ordinal % 4}));
        }
    }
    return {BankSnapshot{BankId{1}, version, std::move(strata)}, std::move(shelf)};
}

inline PersonKeys const& person_keys()
{
    static PersonKeys const keys{base::Key{}};
    return keys;
}

inline DrawKeys keys(std::int64_t person = 1, std::uint8_t secret = 7)
{
    base::Key key;
    key.bytes.fill(secret);
    return DrawKeys::of(key, ContestId{1}, base::CivilMonth::of(2021, 3),
                        person_keys().of(base::PersonId{person}));
}

/// The answers that are all right on this paper, and those that are all wrong.
inline Answers right_answers(Paper const& paper)
{
    Answers answers;
    for (auto const& question : paper.questions)
        answers.chosen.push_back(question.answer());
    return answers;
}

inline Answers wrong_answers(Paper const& paper)
{
    Answers answers;
    for (auto const& question : paper.questions)
        answers.chosen.push_back(question.answer().contains(0) ? OptionSet{1} : OptionSet{0});
    return answers;
}

/// A paper issued at `at` to person 1, first of its day.
inline Attempt issued_attempt(base::Instant at)
{
    static auto const march_rules = rules();
    static auto const march_bank = bank(40, 40, 20);
    auto const date = march_rules->timezone.date_at(at);
    auto drawn =
        draw_paper({march_rules, march_bank.snapshot, march_bank.shelf, keys(), date, 1, {}},
                   Walk{})
            .value();
    Attempt attempt;
    attempt.key = {ContestId{1}, base::PersonId{1}, date, 1};
    attempt.month = MonthId{3};
    attempt.union_id = UnionId{12};
    attempt.issued_at = at;
    attempt.deadline = deadline_of(march_rules, at, Pace::ordinary);
    attempt.walk = Walk{}.text();
    attempt.paper = std::move(drawn.paper);
    return attempt;
}

} // namespace quiz::fixtures
