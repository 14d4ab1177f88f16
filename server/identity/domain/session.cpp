#include "identity/domain/session.hpp"

#include "base/crypto.hpp"

namespace identity {

SessionToken SessionToken::of(std::string_view random)
{
    VERIFY(random.size() == secret_bytes);
    return SessionToken{base::base64url(random)};
}

std::optional<SessionToken> SessionToken::parse(std::string_view text)
{
    auto const raw = base::from_base64url(text);
    if (!raw || raw->size() != secret_bytes)
        return std::nullopt;
    return SessionToken{std::string{text}};
}

std::string SessionToken::hash() const
{
    return base::hex(base::sha256(text_));
}

} // namespace identity
