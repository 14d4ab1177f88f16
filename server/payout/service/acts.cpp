#include "payout/service/acts.hpp"

#include <fmt/format.h>

namespace payout::acts {

std::string subject_of(BatchId id)
{
    return fmt::format("payout-list:{}", id.value);
}

std::string subject_of(OrderId id)
{
    return fmt::format("payout-order:{}", id.value);
}

std::string name_of(audit::Author const& author)
{
    return fmt::format("{}:{}", audit::text(author.kind), author.id);
}

} // namespace payout::acts
