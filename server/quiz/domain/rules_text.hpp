#pragma once

#include "quiz/domain/settings.hpp"

#include <string>
#include <vector>

namespace quiz {

/// The rules of a contest as sentences for its people, written from the settings, so that what is
/// published and what is computed cannot differ. Each is one numbered point.
[[nodiscard]] std::vector<std::string> rules_in_chinese(ContestRules const&);
[[nodiscard]] std::vector<std::string> rules_in_english(ContestRules const&);

/// Such as "2021 年 3 月 1 日至 6 月 30 日" and "1 March to 30 June 2021".
[[nodiscard]] std::string period_in_chinese(ContestRules const&);
[[nodiscard]] std::string period_in_english(ContestRules const&);

/// Such as "300" as "5 分钟" and "5 minutes".
[[nodiscard]] std::string span_in_chinese(std::chrono::seconds);
[[nodiscard]] std::string span_in_english(std::chrono::seconds);

} // namespace quiz
