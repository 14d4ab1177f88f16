#include "payout/service/acts.hpp"

#include "base/text.hpp"
#include "identity/service/keeping_staff.hpp"

#include <cstdint>
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

std::string shown_name(sql::Transaction& tx, std::string_view kept)
{
    constexpr std::string_view of_staff = "staff:";
    if (!kept.starts_with(of_staff))
        return std::string{kept};
    auto const number = base::number_in<std::int64_t>(kept.substr(of_staff.size()));
    auto const found = identity::find_staff(tx, base::StaffId{number.value_or(0)});
    return found ? found->full_name : std::string{kept};
}

} // namespace payout::acts
