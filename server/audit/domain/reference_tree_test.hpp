#pragma once

#include "audit/domain/merkle.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace audit {

/// The definitions of RFC 6962, section 2.1, word for word over a list of leaves: slow, and written
/// without a look at what it checks.
class ReferenceTree {
public:
    /// Leaf n is the text of n.
    static ReferenceTree of_numbers(std::size_t count)
    {
        ReferenceTree tree;
        for (std::size_t number = 0; number < count; ++number)
            tree.leaves_.push_back(std::to_string(number));
        return tree;
    }

    [[nodiscard]] Hash leaf(std::size_t at) const { return leaf_hash(leaves_.at(at)); }
    [[nodiscard]] Hash root(std::size_t size) const { return mth({leaves_.data(), size}); }
    [[nodiscard]] std::vector<Hash> path(std::size_t leaf, std::size_t size) const
    {
        return path(leaf, {leaves_.data(), size});
    }
    [[nodiscard]] std::vector<Hash> proof(std::size_t from, std::size_t to) const
    {
        return subproof(from, {leaves_.data(), to}, true);
    }
    [[nodiscard]] Hash node(NodeId id) const
    {
        auto const span = std::size_t{1} << id.level;
        return mth(std::span{leaves_}.subspan(static_cast<std::size_t>(id.position) * span, span));
    }

private:
    using Leaves = std::span<std::string const>;

    static std::size_t split(std::size_t count)
    {
        std::size_t k = 1;
        while (k * 2 < count)
            k *= 2;
        return k;
    }

    static Hash mth(Leaves leaves)
    {
        if (leaves.empty())
            return base::sha256("");
        if (leaves.size() == 1)
            return base::sha256(std::string(1, '\0') + leaves.front());
        auto const k = split(leaves.size());
        auto const left = mth(leaves.first(k));
        auto const right = mth(leaves.subspan(k));
        return base::sha256(std::string(1, '\1') + std::string{base::view(left)} +
                            std::string{base::view(right)});
    }

    static std::vector<Hash> path(std::size_t m, Leaves leaves)
    {
        if (leaves.size() == 1)
            return {};
        auto const k = split(leaves.size());
        auto found = m < k ? path(m, leaves.first(k)) : path(m - k, leaves.subspan(k));
        found.push_back(m < k ? mth(leaves.subspan(k)) : mth(leaves.first(k)));
        return found;
    }

    static std::vector<Hash> subproof(std::size_t m, Leaves leaves, bool is_known)
    {
        if (m == leaves.size())
            return is_known ? std::vector<Hash>{} : std::vector{mth(leaves)};
        auto const k = split(leaves.size());
        auto found = m <= k ? subproof(m, leaves.first(k), is_known)
                            : subproof(m - k, leaves.subspan(k), false);
        found.push_back(m <= k ? mth(leaves.subspan(k)) : mth(leaves.first(k)));
        return found;
    }

    std::vector<std::string> leaves_;
};

} // namespace audit
