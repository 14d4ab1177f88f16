#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "identity/domain/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace identity {

/// What somebody who works for the union types to sign in: 3 to 40 lower-case letters, digits,
/// dots, hyphens and underscores, the first a letter.
class LoginName {
public:
    /// Trims, and makes capitals and full-width characters plain. Refusal: `login_malformed`
    /// {field, allowed}.
    static base::Result<LoginName> parse(std::string_view text);

    [[nodiscard]] std::string const& text() const& { return text_; }
    [[nodiscard]] std::string text() && { return std::move(text_); }

    friend bool operator==(LoginName const&, LoginName const&) = default;

private:
    explicit LoginName(std::string text) : text_{std::move(text)} {}

    std::string text_;
};

inline constexpr std::size_t staff_name_characters_max = 40;

/// The name under which colleagues know somebody: 2 to 40 characters that can be seen. Refusal:
/// `staff_name_malformed` {field, allowed}.
[[nodiscard]] base::Result<std::string> staff_name(std::string_view text);

enum class StaffState : std::uint8_t {
    /// Has a set-up link, and neither password nor second factor yet.
    invited,
    active,
    /// Locked by somebody; every way in is closed.
    locked,
};

/// "invited", "active" or "locked".
[[nodiscard]] std::string_view name(StaffState);

/// An account as colleagues who look after accounts see it.
struct StaffAccount {
    base::StaffId id;
    LoginName login;
    std::string full_name;
    StaffState state = StaffState::invited;
    base::Instant created_at;
};

/// The secret of a link with which somebody sets their account up, once.
struct SetUpLink {
    base::StaffId staff;
    SessionToken token;
    base::Instant expires_at;
};

/// How long a set-up link is good.
inline constexpr std::chrono::hours set_up_link_life{24};

} // namespace identity
