#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace membership {

/// A worker's words about a unit that the tree does not have: at most 100 characters, for staff.
/// Refusal: `union_hint_malformed` {field, allowed}.
[[nodiscard]] base::Result<std::string> union_hint(std::string_view text);

/// Such words with whose they are.
struct UnionHint {
    base::PersonId person;
    std::string words;
    base::Instant written_at;
};

/// A place in the list of hints, newest first: the next page begins behind it.
struct HintPosition {
    base::Instant written_at = {std::numeric_limits<std::int64_t>::max()};
    base::PersonId person = {};

    /// Refusal: `cursor_malformed` {field}. An empty text is the beginning.
    [[nodiscard]] static base::Result<HintPosition> from_cursor(std::string_view text);
    [[nodiscard]] std::string cursor() const;

    friend bool operator==(HintPosition const&, HintPosition const&) = default;
};

} // namespace membership
