#pragma once

#include "audit/domain/merkle.hpp"

#include <cstdint>
#include <vector>

namespace audit {

/// Shows that a leaf stands at its place in a tree, to whoever knows the root (RFC 9162, 2.1.3).
struct InclusionProof {
    std::int64_t leaf;
    std::int64_t size;
    std::vector<Hash> path;
};

/// Shows that a tree begins with all of a smaller one, to whoever knows both roots (2.1.4).
struct ConsistencyProof {
    std::int64_t from;
    std::int64_t to;
    std::vector<Hash> path;
};

/// 0 <= leaf < size. Fetches a number of nodes that grows with the logarithm of the size.
[[nodiscard]] InclusionProof prove_inclusion(std::int64_t leaf, std::int64_t size,
                                             FetchNode const&);
/// 0 < from <= to. The same cost.
[[nodiscard]] ConsistencyProof prove_consistency(std::int64_t from, std::int64_t to,
                                                 FetchNode const&);

/// Numbers and lengths that belong to no proof are false, never a fault.
[[nodiscard]] bool holds(InclusionProof const&, Hash const& leaf, Hash const& root);
[[nodiscard]] bool holds(ConsistencyProof const&, Hash const& from_root, Hash const& to_root);

} // namespace audit
