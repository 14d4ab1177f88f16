#pragma once

#include "settlement/domain/act.hpp"

#include <string_view>

namespace settlement {

/// What the audit log calls a step of a settlement. A name never changes: it is part of what is
/// hashed.
[[nodiscard]] std::string_view audited_name(ActKind);

inline constexpr std::string_view objection_noted{"settlement_objection_noted"};

} // namespace settlement
