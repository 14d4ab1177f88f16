#include "payout/domain/prize.hpp"

#include "base/crypto.hpp"

#include <fmt/format.h>

namespace payout {

std::string text(PrizeKey const& prize)
{
    return fmt::format("{}:{}:{}", prize.contest, prize.month.text(), prize.person.value);
}

std::string order_number(PrizeKey const& prize, int number)
{
    constexpr std::size_t digits = 24;
    auto const digest = base::sha256(fmt::format("payout|{}|{}", text(prize), number));
    return "PU" + base::hex(digest).substr(0, digits);
}

} // namespace payout
