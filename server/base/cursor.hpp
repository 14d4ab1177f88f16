#pragma once

#include "base/result.hpp"

namespace base {

/// {field}: a cursor that no list has given out. Every room's lists refuse with it.
inline constexpr Refusal cursor_malformed{ErrorKind::invalid, "cursor_malformed"};

} // namespace base
