#pragma once

#include <source_location>

namespace base {

/// Prints where an invariant was found false and stops the process: the open transaction rolls
/// back and the supervisor starts a fresh process, which is safer than going on.
[[noreturn]] void verification_failed(char const* condition,
                                      std::source_location where = std::source_location::current());

} // namespace base

/// States an invariant that only a programming mistake can break. Always on.
#define VERIFY(condition) ((condition) ? static_cast<void>(0) : base::verification_failed(#condition))
