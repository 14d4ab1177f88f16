#include "notify/domain/webhook_signature.hpp"

#include "base/base64.hpp"
#include "base/foreign_digest.hpp"

#include <fmt/format.h>

namespace notify {

namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t bytes_min = 24;
constexpr std::size_t bytes_max = 64;

bool is_long_enough(std::string_view bytes)
{
    return bytes.size() >= bytes_min && bytes.size() <= bytes_max;
}

} // namespace

WebhookSecret WebhookSecret::of(std::string bytes)
{
    VERIFY(is_long_enough(bytes));
    return WebhookSecret{std::move(bytes)};
}

std::optional<WebhookSecret> WebhookSecret::parse(std::string_view text)
{
    auto bytes = base::from_base64(text.starts_with(prefix) ? text.substr(prefix.size()) : "");
    if (!bytes || !is_long_enough(*bytes))
        return std::nullopt;
    return WebhookSecret{std::move(*bytes)};
}

std::string WebhookSecret::text() const
{
    return fmt::format("{}{}", prefix, base::base64(bytes_));
}

std::string WebhookSecret::sign(std::string_view id, std::int64_t timestamp,
                                std::string_view body) const
{
    auto const digest = base::hmac_sha256_of(bytes_, fmt::format("{}.{}.{}", id, timestamp, body));
    return fmt::format("v1,{}", base::base64(base::view(digest)));
}

} // namespace notify
