#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "quiz/domain/ids.hpp"

#include <chrono>
#include <optional>

namespace quiz {

/// What one import did to a bank.
struct ImportRecord {
    ImportId id;
    int added = 0;
    int changed = 0;
    base::Instant made_at = {};
    std::optional<base::Instant> undone_at = {};
};

/// One question that an import added or worded anew.
struct ImportedQuestion {
    QuestionId question;
    /// Nothing for a new question.
    std::optional<QuestionVersion> before = {};
    QuestionVersion after = 1;

    friend bool operator==(ImportedQuestion const&, ImportedQuestion const&) = default;
};

inline constexpr std::chrono::hours import_undo_time{24};

/// Whether an import can still be undone, as far as time goes. Refusals: `import_undone`,
/// `import_too_old` {hours_max}.
[[nodiscard]] base::Result<void> check_undo(ImportRecord const&, base::Instant now);

} // namespace quiz
