#pragma once

#include "base/crypto.hpp"

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace audit {

/// SHA-256 as RFC 6962 and RFC 9162 use it: a leaf and a node never hash alike.
using Hash = base::Digest;

[[nodiscard]] Hash leaf_hash(std::string_view leaf);
[[nodiscard]] Hash node_hash(Hash const& left, Hash const& right);
/// The root of a tree without leaves.
[[nodiscard]] Hash empty_root();

/// A full subtree: the 2^level leaves from position * 2^level on. Level 0 is a leaf.
struct NodeId {
    int level;
    std::int64_t position;
    friend auto operator<=>(NodeId const&, NodeId const&) = default;
};

struct Node {
    NodeId id;
    Hash hash;
};

/// The right edge of a growing tree: the roots of its full subtrees, largest first. All that is
/// needed to append, 32 bytes per bit of the size.
class Frontier {
public:
    Frontier() = default;
    /// Nothing when that many hashes are not the edge of a tree of that size.
    [[nodiscard]] static std::optional<Frontier> create(std::int64_t size, std::vector<Hash>);

    /// Adds a leaf and gives the full subtrees above it that it completed, smallest first.
    std::vector<Node> append(Hash const& leaf);

    [[nodiscard]] std::int64_t size() const { return size_; }
    [[nodiscard]] std::span<Hash const> hashes() const& { return hashes_; }
    void hashes() && = delete;
    /// The hash of the whole tree.
    [[nodiscard]] Hash root() const;

    friend bool operator==(Frontier const&, Frontier const&) = default;

private:
    std::int64_t size_ = 0;
    std::vector<Hash> hashes_;
};

/// Gives the hash of a full subtree.
using FetchNode = std::function<Hash(NodeId)>;

/// The hash of the tree of the first `size` leaves.
[[nodiscard]] Hash root_of(std::int64_t size, FetchNode const&);

} // namespace audit
