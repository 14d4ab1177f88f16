#pragma once

#include "base/result.hpp"

#include <array>

namespace membership {

using base::ErrorKind;
using base::Refusal;

/// {field, allowed}: a province or the nation is too wide to belong to (AMB-Q19).
inline constexpr Refusal union_too_high{ErrorKind::invalid, "union_too_high"};
/// {field}: it has ended or has not begun.
inline constexpr Refusal union_closed{ErrorKind::conflict, "union_closed"};
/// {next_change_on}
inline constexpr Refusal union_change_used{ErrorKind::conflict, "union_change_used"};
/// {field, allowed}
inline constexpr Refusal union_hint_malformed{ErrorKind::invalid, "union_hint_malformed"};
/// {field, allowed}
inline constexpr Refusal display_name_length{ErrorKind::invalid, "display_name_length"};
/// {field}
inline constexpr Refusal display_name_characters{ErrorKind::invalid, "display_name_characters"};

inline constexpr std::array refusals{
    union_too_high,       union_closed,        union_change_used,
    union_hint_malformed, display_name_length, display_name_characters,
};

} // namespace membership
