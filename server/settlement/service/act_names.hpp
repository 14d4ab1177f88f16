#pragma once

#include "settlement/domain/act.hpp"

#include <string_view>

namespace settlement {

/// What the audit log calls a step of a settlement. A name never changes: it is part of what is
/// hashed.
[[nodiscard]] std::string_view audited_name(ActKind);

inline constexpr std::string_view objection_noted{"settlement_objection_noted"};

namespace acts {

inline constexpr std::string_view prize_claimed{"settlement_prize_claimed"};
inline constexpr std::string_view prize_phone_changed{"settlement_prize_phone_changed"};
inline constexpr std::string_view claim_released{"settlement_claim_released"};
inline constexpr std::string_view claim_rejected{"settlement_claim_rejected"};

} // namespace acts

} // namespace settlement
