#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "organisation/domain/union.hpp"

#include <cstdint>

namespace quiz {

using BankId = base::Id<struct BankKind>;
using QuestionId = base::Id<struct QuestionKind>;
/// One import of questions into a bank.
using ImportId = base::Id<struct ImportKind>;
using ContestId = base::Id<struct ContestKind>;
using organisation::UnionId;
/// No union has this number: its board is the whole contest's.
inline constexpr UnionId everybody{0};
/// One calendar month of one contest.
using MonthId = base::Id<struct MonthKind>;

/// Counts the wordings of one question from 1. A wording that was served never changes.
using QuestionVersion = std::int32_t;
/// Counts the states of one bank from 1: every import, enabling or disabling makes the next.
using BankVersion = std::int32_t;

/// Names an attempt: there is no other id. `number` is 1 or 2.
struct AttemptKey {
    ContestId contest;
    base::PersonId person;
    base::CivilDate date;
    int number = 1;

    friend auto operator<=>(AttemptKey const&, AttemptKey const&) = default;
};

} // namespace quiz
