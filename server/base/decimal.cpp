#include "base/decimal.hpp"

#include <charconv>
#include <cmath>

namespace base {

std::optional<double> decimal_in(std::string_view text)
{
    double number{};
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, number);
    bool const is_number = error == std::errc{} && rest == end && std::isfinite(number);
    return is_number ? std::optional{number} : std::nullopt;
}

} // namespace base
