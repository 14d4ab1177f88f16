#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "identity/domain/keys.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace identity {

/// One of ten codes on paper that stand in for a lost authenticator, each once: ten characters of
/// an alphabet without look-alikes, 49 bits.
class RecoveryCode {
public:
    static constexpr std::size_t characters = 10;
    static constexpr std::string_view alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    static constexpr int count = 10;

    /// `numbers` are `characters` numbers below the size of the alphabet, drawn uniformly.
    [[nodiscard]] static RecoveryCode of(std::span<std::uint64_t const> numbers);
    /// Reads what somebody types, with or without hyphen, spaces and capitals. Refusal:
    /// `code_malformed` at `recovery_code`.
    static base::Result<RecoveryCode> parse(std::string_view text);

    /// "abcde-fghjk": as it stands on the paper.
    [[nodiscard]] std::string text() const;
    /// What the store keeps instead: a keyed hash, worthless for any other account.
    [[nodiscard]] std::string digest(Keys const&, base::StaffId) const;

private:
    explicit RecoveryCode(std::string letters) : letters_{std::move(letters)} {}

    std::string letters_;
};

} // namespace identity
