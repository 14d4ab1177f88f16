#include "notify/domain/percent.hpp"

namespace notify {

std::string percent(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view kept =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (char const character : text) {
        auto const byte = static_cast<unsigned char>(character);
        if (kept.contains(character))
            encoded.push_back(character);
        else
            encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return encoded;
}

} // namespace notify
