#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace quiz {

/// What a person thinks is wrong with a question.
enum class ReportReason : std::uint8_t {
    answer_wrong,
    stem_unclear,
    typo,
    outdated,
    other,
};

/// "answer_wrong", "stem_unclear", "typo", "outdated", "other".
[[nodiscard]] std::string_view text(ReportReason);
/// Refusal: `report_reason_unknown` {field, allowed}.
[[nodiscard]] base::Result<ReportReason> report_reason_named(std::string_view);

inline constexpr std::size_t report_words_characters_max = 200;

/// Words of a reporter, without the spaces around them; may be empty. Refusals:
/// `report_text_too_long` {field, characters_max, found}, `report_text_untidy` {field}.
[[nodiscard]] base::Result<std::string> report_words(std::string_view words);

/// Where a poster or link stands, such as "workshop-3": 1..40 of a-z, 0-9 and '-'; empty for none.
/// Refusal: `placement_malformed` {field, found}.
[[nodiscard]] base::Result<std::string> placement_named(std::string_view);

} // namespace quiz
