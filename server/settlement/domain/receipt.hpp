#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace settlement {

enum class ReceiptKind : std::uint8_t {
    attempt,
    prize,
};

[[nodiscard]] std::string_view text(ReceiptKind);
[[nodiscard]] std::optional<ReceiptKind> receipt_kind_named(std::string_view);

/// What a public receipt is about.
struct ReceiptSubject {
    ReceiptKind kind = ReceiptKind::attempt;
    std::string contest;
    base::PersonId person;
    /// Of an attempt; for a prize the first day of its month.
    base::CivilDate day;
    /// Of an attempt; 0 for a prize.
    int number = 0;
};

} // namespace settlement
