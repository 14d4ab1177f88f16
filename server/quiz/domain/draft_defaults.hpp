#pragma once

#include "quiz/domain/question_draft.hpp"

#include <span>
#include <string>

namespace quiz {

/// What a person says once for all questions of a file, because its format has no place for it.
struct DraftDefaults {
    std::string period = {};
    std::string topic = {};
    std::string difficulty = {};
    std::string source = {};
    /// What a new code begins with.
    std::string code_prefix = "Q";
};

/// Fills the empty fields of drafts. A draft without code gets the next number behind the prefix
/// that neither the bank nor the file has: "Q0042" after "Q0041".
void apply_defaults(std::span<QuestionDraft> drafts, DraftDefaults const&,
                    std::span<Question const> bank);

} // namespace quiz
