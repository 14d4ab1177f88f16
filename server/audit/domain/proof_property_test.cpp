#include "audit/domain/proof.hpp"
#include "audit/domain/reference_tree_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace audit {
namespace {

constexpr std::int64_t size_max = 130;

std::size_t index(std::int64_t number)
{
    return static_cast<std::size_t>(number);
}

/// A tree of numbers with every root and node at hand.
struct Grown {
    Grown()
    {
        for (std::int64_t leaf = 0; leaf < size_max; ++leaf) {
            auto const hash = reference.leaf(index(leaf));
            nodes[{0, leaf}] = hash;
            for (auto const& node : frontier.append(hash))
                nodes[node.id] = node.hash;
            roots.push_back(frontier.root());
        }
    }

    [[nodiscard]] FetchNode fetch() const
    {
        return [this](NodeId id) { return nodes.at(id); };
    }

    ReferenceTree reference = ReferenceTree::of_numbers(index(size_max));
    Frontier frontier;
    std::map<NodeId, Hash> nodes;
    /// Of the sizes 0, 1, 2, ...
    std::vector<Hash> roots{empty_root()};
};

Grown const& grown()
{
    static Grown const tree;
    return tree;
}

/// The same hash with one bit another.
Hash flipped(Hash hash, unsigned bit)
{
    hash[bit / 8 % hash.size()] ^= static_cast<std::uint8_t>(1U << bit % 8);
    return hash;
}

TEST(MerkleTree, HasTheRootsAndNodesOfTheDefinition)
{
    auto const& tree = grown();
    for (std::int64_t size = 0; size <= size_max; ++size)
        EXPECT_EQ(tree.roots[index(size)], tree.reference.root(index(size))) << size;
    for (auto const& [id, hash] : tree.nodes)
        EXPECT_EQ(hash, tree.reference.node(id)) << id.level << '/' << id.position;
}

TEST(InclusionProof, IsTheOneOfTheDefinitionAndHoldsForEveryLeafOfEverySize)
{
    auto const& tree = grown();
    for (std::int64_t size = 1; size <= size_max; ++size)
        for (std::int64_t leaf = 0; leaf < size; ++leaf) {
            auto const proof = prove_inclusion(leaf, size, tree.fetch());
            ASSERT_EQ(proof.path, tree.reference.path(index(leaf), index(size)));
            ASSERT_TRUE(holds(proof, tree.reference.leaf(index(leaf)), tree.roots[index(size)]))
                << leaf << " of " << size;
        }
}

TEST(ConsistencyProof, IsTheOneOfTheDefinitionAndHoldsForAllPairsOfSizes)
{
    auto const& tree = grown();
    for (std::int64_t to = 1; to <= size_max; ++to)
        for (std::int64_t from = 1; from <= to; ++from) {
            auto const proof = prove_consistency(from, to, tree.fetch());
            ASSERT_EQ(proof.path, tree.reference.proof(index(from), index(to)));
            ASSERT_TRUE(holds(proof, tree.roots[index(from)], tree.roots[index(to)]))
                << from << " in " << to;
        }
}

RC_GTEST_PROP(InclusionProof, FailsWhenAnyBitOfItChanges, ())
{
    auto const& tree = grown();
    auto const size = *rc::gen::inRange<std::int64_t>(2, size_max + 1);
    auto const leaf = *rc::gen::inRange<std::int64_t>(0, size);
    auto const bit = *rc::gen::inRange(0U, 256U);
    auto const proof = prove_inclusion(leaf, size, tree.fetch());
    auto const hash = tree.reference.leaf(index(leaf));
    auto const root = tree.roots[index(size)];
    RC_ASSERT(!holds(proof, flipped(hash, bit), root));
    RC_ASSERT(!holds(proof, hash, flipped(root, bit)));
    auto const at = *rc::gen::inRange<std::size_t>(0, proof.path.size());
    auto changed = proof;
    changed.path[at] = flipped(changed.path[at], bit);
    RC_ASSERT(!holds(changed, hash, root));
    auto shorter = proof;
    shorter.path.pop_back();
    RC_ASSERT(!holds(shorter, hash, root));
    auto longer = proof;
    longer.path.push_back(root);
    RC_ASSERT(!holds(longer, hash, root));
    auto elsewhere = proof;
    elsewhere.leaf = *rc::gen::distinctFrom(rc::gen::inRange<std::int64_t>(-1, size + 1), leaf);
    RC_ASSERT(!holds(elsewhere, hash, root));
}

RC_GTEST_PROP(ConsistencyProof, FailsWhenAnyBitOfItChanges, ())
{
    auto const& tree = grown();
    auto const to = *rc::gen::inRange<std::int64_t>(2, size_max + 1);
    auto const from = *rc::gen::inRange<std::int64_t>(1, to);
    auto const bit = *rc::gen::inRange(0U, 256U);
    auto const proof = prove_consistency(from, to, tree.fetch());
    auto const& before = tree.roots[index(from)];
    auto const& after = tree.roots[index(to)];
    RC_ASSERT(!holds(proof, flipped(before, bit), after));
    RC_ASSERT(!holds(proof, before, flipped(after, bit)));
    auto const at = *rc::gen::inRange<std::size_t>(0, proof.path.size());
    auto changed = proof;
    changed.path[at] = flipped(changed.path[at], bit);
    RC_ASSERT(!holds(changed, before, after));
    auto shorter = proof;
    shorter.path.pop_back();
    RC_ASSERT(!holds(shorter, before, after));
    auto longer = proof;
    longer.path.push_back(after);
    RC_ASSERT(!holds(longer, before, after));
    auto empty = proof;
    empty.path.clear();
    RC_ASSERT(!holds(empty, before, after));
}

TEST(ConsistencyProof, KnowsNothingOfSizesThatAreNone)
{
    auto const root = grown().roots[7];
    EXPECT_FALSE(holds(ConsistencyProof{0, 7, {}}, empty_root(), root));
    EXPECT_FALSE(holds(ConsistencyProof{-1, 7, {root}}, root, root));
    EXPECT_FALSE(holds(ConsistencyProof{8, 7, {root}}, root, root));
    EXPECT_FALSE(holds(ConsistencyProof{7, 7, {root}}, root, root));
    EXPECT_FALSE(holds(ConsistencyProof{7, 7, {}}, root, grown().roots[8]));
    EXPECT_TRUE(holds(ConsistencyProof{7, 7, {}}, root, root));
}

} // namespace
} // namespace audit
