#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace identity {

/// A device on which a person is signed in. Says nothing about the token.
using DeviceId = base::Id<struct DeviceKind>;

/// The secret that a signed-in browser holds: 192 random bits. The store knows its hash only.
class SessionToken {
public:
    static constexpr std::size_t secret_bytes = 24;

    /// `random` are `secret_bytes` from the system's generator.
    [[nodiscard]] static SessionToken of(std::string_view random);
    /// Nothing if the text cannot be a token of ours.
    [[nodiscard]] static std::optional<SessionToken> parse(std::string_view text);

    /// 32 characters that need no escaping in a cookie.
    [[nodiscard]] std::string const& text() const& { return text_; }
    [[nodiscard]] std::string text() && { return std::move(text_); }
    /// SHA-256 in hexadecimal. A fast hash is right here: the token has too many bits to guess.
    [[nodiscard]] std::string hash() const;

private:
    explicit SessionToken(std::string text) : text_{std::move(text)} {}

    std::string text_;
};

/// A person signed in on a device.
struct Session {
    base::PersonId person;
    DeviceId device;
    /// Empty if the device did not say what it is.
    std::string device_name;
    base::Instant created_at;
    /// To the day, not to the second.
    base::Instant last_seen_at;
    base::Instant expires_at;

    [[nodiscard]] bool is_alive(base::Instant now) const { return now < expires_at; }
};

struct SessionLimits {
    /// From the sign-in, however busy the session is.
    std::chrono::milliseconds life = std::chrono::hours{24 * 30};
    /// One more sign-in ends the session that was seen least recently.
    int devices_max = 10;
};

/// `last_seen_at` moves at most this often, so that reading costs no write.
inline constexpr std::chrono::hours seen_again_after{24};

} // namespace identity
