#pragma once

#include "base/result.hpp"
#include "quiz/domain/daily_quota.hpp"
#include "quiz/domain/rules.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace quiz {

/// What a contest is called in one language.
struct ContestWords {
    /// Such as "全省职工党史知识竞赛".
    std::string title;
    /// The few large letters of its poster, such as "我心向党".
    std::string theme;
    std::string slogan = {};
    /// What it promises in one line; may be empty.
    std::string tagline = {};
    friend bool operator==(ContestWords const&, ContestWords const&) = default;
};

inline constexpr std::size_t contest_words_characters_max = 60;

/// A contest as its organiser writes it: one version of the settings document.
struct ContestSettings {
    std::string slug;
    /// Code of the union that invites.
    std::string organiser;
    /// Code of the bank that papers are drawn from.
    std::string bank;
    ContestWords words;
    /// For readers of English; they see the Chinese words otherwise.
    std::optional<ContestWords> english = {};
    ContestRules rules;

    friend bool operator==(ContestSettings const&, ContestSettings const&) = default;
};

/// Reads a settings document in JSON. What it leaves out has the default of the shipped template
/// (the rules printed on the page, docs/RULES.md). Refusals: those of the JSON reader, `slug_malformed`,
/// `setting_unknown` {field, nearest}, `setting_missing` {field}, `setting_too_long`,
/// `setting_unknown_value`, `field_type` {field, expected}, `date_malformed` {field},
/// `time_zone_unknown` {field}, and those of `ContestRules::create`.
[[nodiscard]] base::Result<ContestSettings> read_settings(std::string_view json);

/// The document with every setting written out, so that a later default changes nothing.
[[nodiscard]] std::string settings_document(ContestSettings const&);

/// What stands in addresses: 1..60 of a-z, 0-9 and '-'.
[[nodiscard]] bool is_slug(std::string_view text);

} // namespace quiz
