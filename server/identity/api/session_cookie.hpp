#pragma once

#include "base/civil.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>

namespace identity {

/// The cookie that carries a session token. Over TLS its name begins with `__Host-`, which makes
/// browsers refuse it from any other host, path or unencrypted answer.
[[nodiscard]] std::string_view session_cookie_name(http::Transport);

/// The value of `Set-Cookie` that hands a token over until it expires. Scripts never see it, and
/// pages of other sites do not send it along, except by following a link.
[[nodiscard]] std::string cookie_with(http::Transport, std::string_view token, base::Instant now,
                                      base::Instant expires_at);
/// The value of `Set-Cookie` that makes a browser forget its token.
[[nodiscard]] std::string cookie_without(http::Transport);

/// The cookie of people who work for the union is another one: whoever is both is signed in twice,
/// and nothing that a worker's page can do acts for the union. Pages of other sites never send it,
/// not even by a link.
[[nodiscard]] std::string_view staff_cookie_name(http::Transport);
[[nodiscard]] std::string staff_cookie_with(http::Transport, std::string_view token,
                                            base::Instant now, base::Instant expires_at);
[[nodiscard]] std::string staff_cookie_without(http::Transport);

} // namespace identity
