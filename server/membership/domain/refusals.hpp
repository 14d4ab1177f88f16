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

// What people who work for the union are refused for.
/// No post of theirs allows it there.
inline constexpr Refusal not_permitted{ErrorKind::forbidden, "not_permitted"};
/// Their post would allow it, but they have handled it themselves.
inline constexpr Refusal must_be_another{ErrorKind::forbidden, "must_be_another"};
/// {field, allowed}
inline constexpr Refusal role_unknown{ErrorKind::invalid, "role_unknown"};
inline constexpr Refusal post_for_oneself{ErrorKind::forbidden, "post_for_oneself"};
inline constexpr Refusal post_held{ErrorKind::conflict, "post_held"};
/// {field, role}: the post held that does not go with the one wanted.
inline constexpr Refusal posts_exclude{ErrorKind::conflict, "posts_exclude"};
/// Also one that has ended.
inline constexpr Refusal post_unknown{ErrorKind::not_found, "post_unknown"};
/// {field, allowed}
inline constexpr Refusal action_unknown{ErrorKind::invalid, "action_unknown"};

inline constexpr std::array staff_refusals{
    not_permitted, must_be_another, role_unknown, post_for_oneself,
    post_held,     posts_exclude,   post_unknown, action_unknown,
};

inline constexpr std::array refusals{
    union_too_high,       union_closed,        union_change_used,
    union_hint_malformed, display_name_length, display_name_characters,
};

} // namespace membership
