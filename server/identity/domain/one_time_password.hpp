#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace identity {

/// The secret that an authenticator app and we share (RFC 6238: SHA-1, 30 seconds, six digits,
/// which is what every app can do).
class TotpSecret {
public:
    static constexpr std::size_t bytes = 20;

    /// Of at least `bytes` bytes; the first ones count.
    [[nodiscard]] static TotpSecret of(std::string_view random);

    [[nodiscard]] std::string const& raw() const& { return raw_; }
    std::string const& raw() && = delete;
    /// 32 characters that people can type into an app.
    [[nodiscard]] std::string text() const;
    /// What the QR code of an app says.
    [[nodiscard]] std::string uri(std::string_view login) const;

private:
    explicit TotpSecret(std::string raw) : raw_{std::move(raw)} {}

    std::string raw_;
};

inline constexpr std::chrono::seconds totp_step_length{30};
/// An app whose clock is this many steps off still fits.
inline constexpr std::int64_t totp_steps_off = 1;

/// Counted from 1970.
[[nodiscard]] std::int64_t totp_step_at(base::Instant);
/// The code of one step with so many digits; apps show six.
[[nodiscard]] std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);

/// The step whose code this is, within one step of now and after the last one that was used: a code
/// is good once. Looks at every candidate, in constant time.
[[nodiscard]] std::optional<std::int64_t> step_of_code(TotpSecret const&, std::string_view code,
                                                       base::Instant now, std::int64_t last_used);

} // namespace identity
