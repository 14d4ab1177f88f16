#pragma once

#include "base/civil.hpp"
#include "identity/domain/keys.hpp"
#include "identity/domain/phone_number.hpp"
#include "identity/domain/purpose.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace identity {

/// How many digits a code has: eight while somebody guesses at many phones' codes.
enum class CodeLength : std::uint8_t {
    six = 6,
    eight = 8,
};

/// How many codes of a length there are.
[[nodiscard]] std::uint64_t count_of(CodeLength);

/// The digits of a message. They are shown to the phone's owner and stored nowhere.
class SignInCode {
public:
    /// `number` in [0, count_of(length)), drawn uniformly by the caller.
    [[nodiscard]] static SignInCode of(std::uint64_t number, CodeLength = CodeLength::six);
    /// Reads what somebody types from a message, six or eight digits: spaces, hyphens and full-width
    /// digits are understood. Refusal: `code_malformed` at `code`.
    static base::Result<SignInCode> parse(std::string_view text);
    /// The same for the six digits of an authenticator app.
    static base::Result<SignInCode> parse_six(std::string_view text);

    /// "042017".
    [[nodiscard]] std::string const& digits() const& { return digits_; }
    [[nodiscard]] std::string digits() && { return std::move(digits_); }

private:
    explicit SignInCode(std::string digits) : digits_{std::move(digits)} {}

    std::string digits_;
};

/// What the store keeps instead of a code: a keyed hash that binds it to the challenge for which
/// it was sent, the phone and the purpose. 64 hexadecimal digits.
[[nodiscard]] std::string digest(Keys const&, std::string_view code_id, PhoneNumber const&, Purpose,
                                 SignInCode const&);

class OpenCode;

/// A code as it was sent. Only `open_at` turns it into something that can be tried.
struct IssuedCode {
    static constexpr std::chrono::seconds life{300};
    /// Of a code of six digits while new ones have eight: time to type the one just received, and
    /// no store of short codes to guess at.
    static constexpr std::chrono::seconds life_of_short{60};

    /// Names the challenge; only the browser that asked for the code knows it.
    std::string id;
    Purpose purpose = Purpose::sign_in;
    CodeLength length = CodeLength::six;
    std::string phone_index = {};
    /// The number itself, encrypted.
    std::string phone_sealed = {};
    std::string digest = {};
    /// Keyed hash of the phone and the network that asked; empty if an earlier version sent it.
    std::string source = {};
    base::Instant sent_at = {};
    int tries_allowed = 0;
    int tries_made = 0;
    std::optional<base::Instant> used_at = {};

    [[nodiscard]] base::Instant expires_at() const { return sent_at + life; }
    /// How many wrong tries this code has cost, or may still cost, at `now`.
    [[nodiscard]] int wrong_tries_at_most(base::Instant now) const;

    /// `length_of_new` is that of codes sent now. Refusals in this order: `code_unknown` for another
    /// purpose, `code_used`, `code_expired` from the instant it expires, `code_locked`.
    [[nodiscard]] base::Result<OpenCode> open_at(base::Instant now, Purpose wanted,
                                                 CodeLength length_of_new) const;
};

/// A code that is alive, unused and has tries left: whoever holds one has checked that.
class OpenCode {
public:
    /// Whether this is the code that was sent to this phone. In constant time.
    [[nodiscard]] bool accepts(Keys const&, PhoneNumber const&, SignInCode const&) const;
    /// How many tries remain after the one being made.
    [[nodiscard]] int tries_left_after_this() const;

private:
    friend struct IssuedCode;
    explicit OpenCode(IssuedCode issued) : issued_{std::move(issued)} {}

    IssuedCode issued_;
};

/// How often somebody may guess.
struct TryLimits {
    int per_code = 5;
    /// Over all codes that were sent to one phone within a day. NIST SP 800-63B allows 100.
    int wrong_per_day = 20;
};

/// How many tries a new code gets: the full number, until guesses at this phone's codes have spent
/// the day's; from then on one. The challenge is limited and never the owner: whoever reads the
/// message gets in at the first try. `sends_left_after` is how many more codes the phone may be
/// sent today after this one; each keeps a try in reserve, so that the day's number holds.
[[nodiscard]] int tries_for_new_code(TryLimits const&,
                                     std::span<IssuedCode const> codes_of_last_day,
                                     int sends_left_after, base::Instant now);

/// The words of the message that carries a code.
[[nodiscard]] std::string message_with(SignInCode const&, Purpose);

} // namespace identity
