#include "base/base64.hpp"

#include <algorithm>

namespace base {

namespace {

constexpr std::size_t letters_per_group = 4;
constexpr std::size_t padding_max = 2;

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

} // namespace base
