#include "audit/domain/proof.hpp"

#include "audit/domain/subtree.hpp"

#include <algorithm>
#include <bit>

namespace audit {

namespace {

/// Where RFC 6962 splits a range: the largest power of two that is smaller than its length.
std::int64_t middle_of(Range const& range)
{
    auto const length = static_cast<std::uint64_t>(range.end - range.begin);
    return range.begin + static_cast<std::int64_t>(std::bit_floor(length - 1));
}

/// One step of a check from the leaf upwards: the node's number and that of the last in its row.
struct Row {
    std::uint64_t node;
    std::uint64_t last;

    void rise()
    {
        node >>= 1;
        last >>= 1;
    }
    /// Whether the next hash of a path stands to the left.
    [[nodiscard]] bool joins_left() const { return (node & 1) == 1 || node == last; }
    /// The last node of an odd row has no sibling: it rises until it has one.
    void rise_to_sibling()
    {
        while ((node & 1) == 0 && node != 0)
            rise();
    }
};

} // namespace

InclusionProof prove_inclusion(std::int64_t leaf, std::int64_t size, FetchNode const& fetch)
{
    VERIFY(leaf >= 0 && leaf < size);
    InclusionProof proof{leaf, size, {}};
    Range range{0, size};
    while (range.end - range.begin > 1) {
        auto const middle = middle_of(range);
        bool const is_left = leaf < middle;
        proof.path.push_back(
            hash_of(is_left ? Range{middle, range.end} : Range{range.begin, middle}, fetch));
        range = is_left ? Range{range.begin, middle} : Range{middle, range.end};
    }
    std::ranges::reverse(proof.path);
    return proof;
}

ConsistencyProof prove_consistency(std::int64_t from, std::int64_t to, FetchNode const& fetch)
{
    VERIFY(from > 0 && from <= to);
    ConsistencyProof proof{from, to, {}};
    Range range{0, to};
    while (range.end != from) {
        auto const middle = middle_of(range);
        bool const is_left = from <= middle;
        proof.path.push_back(
            hash_of(is_left ? Range{middle, range.end} : Range{range.begin, middle}, fetch));
        range = is_left ? Range{range.begin, middle} : Range{middle, range.end};
    }
    // The smaller tree's own root is known to who asks.
    if (range.begin != 0)
        proof.path.push_back(hash_of(range, fetch));
    std::ranges::reverse(proof.path);
    return proof;
}

bool holds(InclusionProof const& proof, Hash const& leaf, Hash const& root)
{
    if (proof.leaf < 0 || proof.leaf >= proof.size)
        return false;
    Row row{static_cast<std::uint64_t>(proof.leaf), static_cast<std::uint64_t>(proof.size) - 1};
    auto hash = leaf;
    for (auto const& sibling : proof.path) {
        if (row.last == 0)
            return false;
        if (row.joins_left()) {
            hash = node_hash(sibling, hash);
            row.rise_to_sibling();
        } else {
            hash = node_hash(hash, sibling);
        }
        row.rise();
    }
    return row.last == 0 && hash == root;
}

bool holds(ConsistencyProof const& proof, Hash const& from_root, Hash const& to_root)
{
    if (proof.from <= 0 || proof.from > proof.to)
        return false;
    if (proof.from == proof.to)
        return proof.path.empty() && from_root == to_root;
    auto path = proof.path;
    // A full smaller tree is itself the first node of the path.
    if (std::has_single_bit(static_cast<std::uint64_t>(proof.from)))
        path.insert(path.begin(), from_root);
    if (path.empty())
        return false;
    Row row{static_cast<std::uint64_t>(proof.from) - 1, static_cast<std::uint64_t>(proof.to) - 1};
    while ((row.node & 1) == 1)
        row.rise();
    auto smaller = path.front();
    auto larger = path.front();
    for (auto const& sibling : std::span{path}.subspan(1)) {
        if (row.last == 0)
            return false;
        if (row.joins_left()) {
            smaller = node_hash(sibling, smaller);
            larger = node_hash(sibling, larger);
            row.rise_to_sibling();
        } else {
            larger = node_hash(larger, sibling);
        }
        row.rise();
    }
    return row.last == 0 && smaller == from_root && larger == to_root;
}

} // namespace audit
