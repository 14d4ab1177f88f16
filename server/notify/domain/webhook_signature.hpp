#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace notify {

/// The secret of an endpoint after Standard Webhooks: 24 to 64 bytes, written `whsec_` and base64.
class WebhookSecret {
public:
    static constexpr std::size_t bytes_made = 32;

    /// `bytes` between 24 and 64, from the generator.
    [[nodiscard]] static WebhookSecret of(std::string bytes);
    /// Nothing for a text of another form.
    static std::optional<WebhookSecret> parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    /// "v1,…" over the message's id, its instant in seconds and its body.
    [[nodiscard]] std::string sign(std::string_view id, std::int64_t timestamp,
                                   std::string_view body) const;

private:
    explicit WebhookSecret(std::string bytes) : bytes_{std::move(bytes)} {}

    std::string bytes_;
};

} // namespace notify
