#include "identity/domain/one_time_password.hpp"

#include "base/crypto.hpp"

#include <array>

namespace identity {

TotpSecret TotpSecret::of(std::string_view random)
{
    VERIFY(random.size() >= bytes);
    return TotpSecret{std::string{random.substr(0, bytes)}};
}

std::string TotpSecret::text() const
{
    return base::base32(raw_);
}

std::string TotpSecret::uri(std::string_view login) const
{
    // A login needs no escaping: see LoginName.
    std::string uri{"otpauth://totp/PalmUnion:"};
    return uri.append(login).append("?secret=").append(text()).append("&issuer=PalmUnion");
}

std::int64_t totp_step_at(base::Instant at)
{
    return at.ms / std::chrono::milliseconds{totp_step_length}.count();
}

std::string totp_code(std::string_view secret, std::int64_t step, int digits)
{
    std::array<char, 8> counter{};
    for (int place = 7; place >= 0; --place, step >>= 8)
        counter.at(static_cast<std::size_t>(place)) = static_cast<char>(step & 0xff);
    auto const digest = base::hmac_sha1(secret, {counter.data(), counter.size()});
    auto const byte = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<std::uint8_t>(digest[at]));
    };
    // RFC 4226 5.3: the last four bits say where the 31 bits of the number stand.
    auto const from = byte(19) & 0x0f;
    auto number =
        (byte(from) & 0x7f) << 24 | byte(from + 1) << 16 | byte(from + 2) << 8 | byte(from + 3);
    std::string text(static_cast<std::size_t>(digits), '0');
    for (auto place = text.rbegin(); place != text.rend(); ++place, number /= 10)
        *place = static_cast<char>('0' + number % 10);
    return text;
}

std::optional<std::int64_t> step_of_code(TotpSecret const& secret, std::string_view code,
                                         base::Instant now, std::int64_t last_used)
{
    auto const current = totp_step_at(now);
    std::optional<std::int64_t> found;
    for (auto step = current - totp_steps_off; step <= current + totp_steps_off; ++step) {
        bool const is_right = base::equal_in_constant_time(totp_code(secret.raw(), step), code);
        if (is_right && step > last_used)
            found = step;
    }
    return found;
}

} // namespace identity
