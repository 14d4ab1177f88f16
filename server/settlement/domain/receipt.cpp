#include "settlement/domain/receipt.hpp"

#include <utility>

namespace settlement {

std::string_view text(ReceiptKind kind)
{
    switch (kind) {
    case ReceiptKind::attempt:
        return "attempt";
    case ReceiptKind::prize:
        return "prize";
    }
    std::unreachable();
}

std::optional<ReceiptKind> receipt_kind_named(std::string_view word)
{
    for (auto const kind : {ReceiptKind::attempt, ReceiptKind::prize})
        if (text(kind) == word)
            return kind;
    return std::nullopt;
}

} // namespace settlement
