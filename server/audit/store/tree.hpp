#pragma once

#include "audit/domain/merkle.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace audit::tree {

/// Empty before the first entry.
[[nodiscard]] Frontier frontier(sql::Transaction&);
void put_frontier(sql::Transaction&, Frontier const&);

void insert_node(sql::Transaction&, Node const&);
/// One that is not there is a breakdown: the tree is broken.
[[nodiscard]] Hash node(sql::Transaction&, NodeId);
/// Position and hash, as they stand in the rows.
[[nodiscard]] std::vector<std::pair<std::int64_t, std::string>>
list_nodes(sql::Transaction&, NodeId first, std::int64_t last_position);
[[nodiscard]] std::int64_t count_nodes(sql::Transaction&);

} // namespace audit::tree
