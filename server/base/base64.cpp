#include "base/base64.hpp"

#include <algorithm>

namespace base {

namespace {

constexpr std::size_t letters_per_group = 4;
constexpr std::size_t padding_max = 2;

/// The value of one hexadecimal digit, or 16.
std::uint8_t digit_value(char letter)
{
    constexpr std::string_view digits = "0123456789abcdef";
    return static_cast<std::uint8_t>(std::min(digits.find(letter), digits.size()));
}

} // namespace

std::string base64(std::string_view bytes)
{
    auto text = base64url(bytes);
    std::ranges::replace(text, '-', '+');
    std::ranges::replace(text, '_', '/');
    while (text.size() % letters_per_group != 0)
        text.push_back('=');
    return text;
}

Result<std::string> from_base64(std::string_view text)
{
    auto const letters = text.substr(0, text.find('='));
    auto const padding = text.size() - letters.size();
    bool const is_padded_well =
        text.size() % letters_per_group == 0 && padding <= padding_max &&
        text.substr(letters.size()).find_first_not_of('=') == std::string_view::npos;
    if (!is_padded_well || letters.find_first_of("-_") != std::string_view::npos)
        return std::unexpected{refuse(base64_malformed)};
    std::string url{letters};
    std::ranges::replace(url, '+', '-');
    std::ranges::replace(url, '/', '_');
    return from_base64url(url);
}

Result<Digest> digest_from_hex(std::string_view text)
{
    Digest digest;
    if (text.size() != digest.size() * 2)
        return std::unexpected{refuse(hex_malformed)};
    for (std::size_t at = 0; at < digest.size(); ++at) {
        auto const high = digit_value(text[2 * at]);
        auto const low = digit_value(text[2 * at + 1]);
        if (high > 15 || low > 15)
            return std::unexpected{refuse(hex_malformed)};
        digest[at] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return digest;
}

} // namespace base
