#pragma once

#include "base/id.hpp"

namespace base {

/// A program that acts for the union with a token of its own. Assigned by `membership`.
using TokenId = Id<struct TokenKind>;

} // namespace base
