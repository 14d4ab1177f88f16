#include "base/money.hpp"

#include <fmt/format.h>

namespace base {

std::string Money::text() const
{
    auto const size = fen < 0 ? -fen : fen;
    return fmt::format("{}{}.{:02}", fen < 0 ? "-" : "", size / 100, size % 100);
}

} // namespace base
