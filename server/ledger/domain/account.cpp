#include "ledger/domain/account.hpp"

#include <utility>

namespace ledger {

std::string_view text(Unit unit)
{
    switch (unit) {
    case Unit::points:
        return "points";
    case Unit::minutes:
        return "minutes";
    case Unit::fen:
        return "fen";
    }
    std::unreachable();
}

std::string_view text(AccountKind kind)
{
    switch (kind) {
    case AccountKind::source:
        return "source";
    case AccountKind::budget:
        return "budget";
    case AccountKind::reserved:
        return "reserved";
    case AccountKind::spent:
        return "spent";
    case AccountKind::person:
        return "person";
    }
    std::unreachable();
}

std::optional<std::int64_t> floor_of(AccountKind kind)
{
    if (kind == AccountKind::source)
        return std::nullopt;
    return 0;
}

std::string name_of(Account const& account)
{
    std::string name{text(account.kind)};
    name += '/';
    name += account.owner;
    name += '/';
    name += text(account.unit);
    return name;
}

} // namespace ledger
