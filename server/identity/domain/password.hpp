#pragma once

#include "base/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace identity {

/// A password that may be kept: long, and not among those that are tried first. It never expires,
/// because people who must change it often choose it badly (NIST SP 800-63B 5.1.1.2); what it is
/// made of is nobody's business, so there is no rule about capitals and signs.
class Password {
public:
    static constexpr std::size_t characters_min = 12;
    static constexpr std::size_t characters_max = 128;
    /// What must be left of it when everything that can be foreseen is taken away.
    static constexpr std::size_t unforeseen_min = 8;

    /// `known` are words about the person, such as the login. Refusals at `password`:
    /// `password_too_short` {allowed}, `password_too_long` {allowed}, `password_guessable`.
    static base::Result<Password> create(std::string_view text,
                                         std::span<std::string_view const> known);

    [[nodiscard]] std::string const& text() const& { return text_; }
    std::string const& text() && = delete;

private:
    explicit Password(std::string text) : text_{std::move(text)} {}

    std::string text_;
};

/// How many characters of a text nobody would foresee: words that everybody uses, the `known`
/// ones, runs ("abcd", "4321", "qwer"), repeats and doubled characters count once.
[[nodiscard]] std::size_t unforeseen_characters(std::string_view text,
                                                std::span<std::string_view const> known);

} // namespace identity
