#pragma once

#include "http/json.hpp"
#include "quiz/domain/paper.hpp"
#include "quiz/domain/scoring.hpp"

namespace quiz {

struct AttemptResult;
struct MonthPlace;
struct PlayedAttempt;
struct SecondChanceView;

/// An open paper: questions as shown, without anything that tells an answer.
void write_paper(http::JsonWriter&, PlayedAttempt const&);

/// A finished attempt with answers, explanations and what it did to the month.
void write_result(http::JsonWriter&, AttemptResult const&);

/// The questions of a paper without their answers; `chosen` as saved so far.
void write_questions(http::JsonWriter&, Paper const&, Answers const& chosen);
/// The questions of a paper with what was chosen, what is right and why.
void write_reviewed_questions(http::JsonWriter&, Paper const&, Answers const& chosen);

/// The members `month`, `points`, `rank`, `rank_tied` and `rank_change`.
void write_place(http::JsonWriter&, MonthPlace const&);
void write_second_chance(http::JsonWriter&, SecondChanceView const&);

/// Positions counted from 0, such as [0,2].
void write_positions(http::JsonWriter&, OptionSet);

} // namespace quiz
