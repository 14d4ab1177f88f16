#pragma once

#include "base/result.hpp"

#include <array>

namespace audit {

using base::ErrorKind;
using base::Refusal;

inline constexpr Refusal checkpoint_malformed{ErrorKind::invalid, "checkpoint_malformed"};
inline constexpr Refusal checkpoint_not_signed{ErrorKind::invalid, "checkpoint_not_signed"};
inline constexpr Refusal log_key_malformed{ErrorKind::invalid, "log_key_malformed"};

inline constexpr std::array refusals{
    checkpoint_malformed,
    checkpoint_not_signed,
    log_key_malformed,
};

} // namespace audit
