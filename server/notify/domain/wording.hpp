#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace notify {

/// Where words are read. A message on a phone is seen by whoever holds it.
enum class Medium : std::uint8_t {
    sms,
    webhook,
};

/// Why words may not leave the house.
enum class WordingFault : std::uint8_t {
    /// They say, or let somebody guess, that there is a family file or a request for help.
    family,
    /// A link in a message on a phone is what frauds send.
    link,
    /// So is money.
    amount,
};

/// The first rule that words break, or nothing: no word of family files anywhere; no link and no
/// amount of money in a message on a phone, where anybody reads them.
[[nodiscard]] std::optional<WordingFault> fault_in(Medium, std::string_view words);

} // namespace notify
