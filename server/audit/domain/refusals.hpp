#pragma once

#include "base/result.hpp"

#include <array>

namespace audit {

using base::ErrorKind;
using base::Refusal;

/// {field}: not a whole number.
inline constexpr Refusal tree_number_malformed{ErrorKind::malformed, "tree_number_malformed"};
/// {field, allowed}: the tree has no such leaf or never had that size.
inline constexpr Refusal tree_number_out_of_range{ErrorKind::invalid, "tree_number_out_of_range"};
/// Nothing has been signed yet.
inline constexpr Refusal checkpoint_missing{ErrorKind::not_found, "checkpoint_missing"};
inline constexpr Refusal checkpoint_malformed{ErrorKind::invalid, "checkpoint_malformed"};
inline constexpr Refusal checkpoint_not_signed{ErrorKind::invalid, "checkpoint_not_signed"};
/// {size}: the stored tree does not begin with the one that was signed last.
inline constexpr Refusal log_not_continued{ErrorKind::conflict, "log_not_continued"};
inline constexpr Refusal log_key_malformed{ErrorKind::invalid, "log_key_malformed"};

inline constexpr std::array refusals{
    tree_number_malformed, tree_number_out_of_range, checkpoint_missing, checkpoint_malformed,
    checkpoint_not_signed, log_not_continued,        log_key_malformed,
};

} // namespace audit
