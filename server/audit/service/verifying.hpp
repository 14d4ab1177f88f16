#pragma once

#include "audit/domain/checkpoint.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit {

/// The first thing that is wrong with a log: a stable word, and the row.
struct Fault {
    std::string_view what;
    std::string where;
};

struct LogVerification {
    std::int64_t entries = 0;
    std::int64_t nodes = 0;
    std::int64_t checkpoints = 0;
    std::optional<Fault> fault = {};
};

/// Makes every leaf, node, root and signature again from the entries, in the order of the tree,
/// and stops at the first row that says something else. What was cut off together with its
/// checkpoints, or taken back to an older copy, only a witness can see.
[[nodiscard]] LogVerification verify_log(sql::Transaction&, LogKey const&);

} // namespace audit
