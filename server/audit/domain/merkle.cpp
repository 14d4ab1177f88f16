#include "audit/domain/merkle.hpp"

#include "audit/domain/subtree.hpp"

#include <bit>
#include <string>

namespace audit {

namespace {

constexpr char leaf_mark = '\x00';
constexpr char node_mark = '\x01';

} // namespace

Hash leaf_hash(std::string_view leaf)
{
    std::string marked;
    marked.reserve(leaf.size() + 1);
    marked.push_back(leaf_mark);
    marked.append(leaf);
    return base::sha256(marked);
}

Hash node_hash(Hash const& left, Hash const& right)
{
    std::string marked;
    marked.reserve(1 + left.size() + right.size());
    marked.push_back(node_mark);
    marked.append(base::view(left)).append(base::view(right));
    return base::sha256(marked);
}

Hash empty_root()
{
    return base::sha256("");
}

std::optional<Frontier> Frontier::create(std::int64_t size, std::vector<Hash> hashes)
{
    if (size < 0 ||
        static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(size))) != hashes.size())
        return std::nullopt;
    Frontier frontier;
    frontier.size_ = size;
    frontier.hashes_ = std::move(hashes);
    return frontier;
}

std::vector<Node> Frontier::append(Hash const& leaf)
{
    std::vector<Node> completed;
    auto hash = leaf;
    NodeId id{0, size_};
    // Each one at the low end of the size is a full subtree that the new leaf makes half of one.
    for (; (id.position & 1) == 1; hashes_.pop_back()) {
        hash = node_hash(hashes_.back(), hash);
        id = {id.level + 1, id.position >> 1};
        completed.push_back({id, hash});
    }
    hashes_.push_back(hash);
    ++size_;
    return completed;
}

Hash Frontier::root() const
{
    return folded(hashes_);
}

Hash folded(std::span<Hash const> roots)
{
    if (roots.empty())
        return empty_root();
    auto hash = roots.back();
    for (auto at = roots.size() - 1; at > 0; --at)
        hash = node_hash(roots[at - 1], hash);
    return hash;
}

Hash hash_of(Range const& range, FetchNode const& fetch)
{
    std::vector<Hash> roots;
    auto begin = range.begin;
    while (begin < range.end) {
        auto const span = static_cast<std::int64_t>(
            std::bit_floor(static_cast<std::uint64_t>(range.end - begin)));
        int const level = std::countr_zero(static_cast<std::uint64_t>(span));
        roots.push_back(fetch({level, begin >> level}));
        begin += span;
    }
    return folded(roots);
}

Hash root_of(std::int64_t size, FetchNode const& fetch)
{
    return hash_of({0, size}, fetch);
}

} // namespace audit
