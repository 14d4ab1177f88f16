#pragma once

#include "audit/domain/merkle.hpp"

#include <cstdint>
#include <span>

namespace audit {

/// Leaves that some node of a tree stands above: `begin` is a multiple of the smallest power of two
/// that holds them all.
struct Range {
    std::int64_t begin;
    std::int64_t end;
};

/// The hash above neighbouring full subtrees, largest first.
[[nodiscard]] Hash folded(std::span<Hash const> roots);
[[nodiscard]] Hash hash_of(Range const&, FetchNode const&);

} // namespace audit
