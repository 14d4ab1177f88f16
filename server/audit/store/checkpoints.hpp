#pragma once

#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace audit::checkpoints {

/// A signed note about the tree of `size`, as it stands in its row.
struct Stored {
    std::int64_t size;
    base::Instant signed_at;
    std::string note;
};

void insert(sql::Transaction&, Stored const&);
[[nodiscard]] std::optional<Stored> find_newest(sql::Transaction&);
/// In the order of sizes.
[[nodiscard]] std::vector<Stored> list_after(sql::Transaction&, std::int64_t size, int limit);

} // namespace audit::checkpoints
