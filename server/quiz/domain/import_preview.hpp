#pragma once

#include "quiz/domain/question_draft.hpp"
#include "quiz/domain/question_file.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// What an import would make of one row.
enum class RowFate : std::uint8_t {
    added,
    changed,
    unchanged,
    wrong,
};

/// "added", "changed", "unchanged", "wrong".
[[nodiscard]] std::string_view text(RowFate);

/// A question that a row is likely to repeat.
struct SeenBefore {
    int percent = 0;
    /// Of the file; nothing for a question of the bank.
    std::optional<int> row = {};
    std::string code = {};
    std::string stem = {};
};

struct PreviewRow {
    /// With defaults filled in; of a row that cannot be read, only its number.
    QuestionDraft draft;
    RowFate fate = RowFate::wrong;
    std::vector<ImportProblem> problems = {};
    std::vector<SeenBefore> doubles = {};
};

struct ImportPreview {
    /// In the order of the file.
    std::vector<PreviewRow> rows;

    [[nodiscard]] int count(RowFate) const;
};

/// What an import of a file into a bank would do, row by row.
[[nodiscard]] ImportPreview preview_of(std::span<Question const> bank, QuestionFile);

} // namespace quiz
