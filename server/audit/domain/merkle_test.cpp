#include "audit/domain/merkle.hpp"
#include "audit/domain/proof.hpp"
#include "base/base64.hpp"

#include <array>
#include <gtest/gtest.h>
#include <map>

namespace audit {
namespace {

using namespace std::string_view_literals;

/// The eight leaves with which implementations of Certificate Transparency test themselves.
constexpr std::array leaves{
    ""sv,
    "\x00"sv,
    "\x10"sv,
    "\x20\x21"sv,
    "\x30\x31"sv,
    "\x40\x41\x42\x43"sv,
    "\x50\x51\x52\x53\x54\x55\x56\x57"sv,
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"sv,
};

/// Roots of the trees of 1 to 8 of them.
constexpr std::array roots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"sv,
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"sv,
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"sv,
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"sv,
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"sv,
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"sv,
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"sv,
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"sv,
};

// Nodes that several proofs name.
constexpr auto leaf_0 = roots[0];
constexpr auto leaf_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"sv;
constexpr auto leaf_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"sv;
constexpr auto pair_0 = roots[1];
constexpr auto pair_1 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"sv;
constexpr auto pair_2 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"sv;
constexpr auto pair_3 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"sv;
constexpr auto four_0 = roots[3];
constexpr auto four_1 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"sv;

class MerkleVectors : public testing::Test {
protected:
    MerkleVectors()
    {
        for (auto const leaf : leaves) {
            auto const hash = leaf_hash(leaf);
            nodes_[{0, frontier_.size()}] = hash;
            for (auto const& node : frontier_.append(hash))
                nodes_[node.id] = node.hash;
            roots_.push_back(frontier_.root());
        }
    }

    [[nodiscard]] FetchNode fetch() const
    {
        return [this](NodeId id) { return nodes_.at(id); };
    }
    static std::vector<std::string> hex(std::vector<Hash> const& path)
    {
        std::vector<std::string> texts;
        for (auto const& hash : path)
            texts.push_back(base::hex(hash));
        return texts;
    }
    static std::vector<std::string> listed(std::initializer_list<std::string_view> texts)
    {
        return {texts.begin(), texts.end()};
    }

    Frontier frontier_;
    std::map<NodeId, Hash> nodes_;
    std::vector<Hash> roots_;
};

TEST_F(MerkleVectors, HaveTheKnownRoots)
{
    EXPECT_EQ(base::hex(empty_root()),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(Frontier{}.root(), empty_root());
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        EXPECT_EQ(base::hex(roots_[size - 1]), roots[size - 1]);
        EXPECT_EQ(root_of(static_cast<std::int64_t>(size), fetch()), roots_[size - 1]);
    }
}

TEST_F(MerkleVectors, HaveTheKnownInclusionProofs)
{
    auto const path = [&](std::int64_t leaf, std::int64_t size) {
        return hex(prove_inclusion(leaf, size, fetch()).path);
    };
    EXPECT_EQ(path(0, 1), listed({}));
    EXPECT_EQ(path(0, 8), listed({leaf_1, pair_1, four_1}));
    EXPECT_EQ(path(5, 8), listed({leaf_4, pair_3, four_0}));
    EXPECT_EQ(path(2, 3), listed({pair_0}));
    EXPECT_EQ(path(1, 5), listed({leaf_0, pair_1, leaf_4}));
}

TEST_F(MerkleVectors, HaveTheKnownConsistencyProofs)
{
    auto const path = [&](std::int64_t from, std::int64_t to) {
        return hex(prove_consistency(from, to, fetch()).path);
    };
    EXPECT_EQ(path(1, 1), listed({}));
    EXPECT_EQ(path(1, 8), listed({leaf_1, pair_1, four_1}));
    EXPECT_EQ(path(6, 8), listed({pair_2, pair_3, four_0}));
    EXPECT_EQ(path(2, 5), listed({pair_1, leaf_4}));
}

TEST(Frontier, IsOnlyMadeOfAsManyHashesAsItsSizeHasOnes)
{
    EXPECT_TRUE(Frontier::create(0, {}));
    EXPECT_TRUE(Frontier::create(5, std::vector<Hash>(2)));
    EXPECT_FALSE(Frontier::create(5, std::vector<Hash>(3)));
    EXPECT_FALSE(Frontier::create(4, {}));
    EXPECT_FALSE(Frontier::create(-1, std::vector<Hash>(64)));
}

TEST(Frontier, GoesOnWhereAnotherStopped)
{
    Frontier whole;
    for (int leaf = 0; leaf < 100; ++leaf) {
        auto const hashes = whole.hashes();
        auto resumed = Frontier::create(whole.size(), {hashes.begin(), hashes.end()}).value();
        auto const hash = leaf_hash(std::to_string(leaf));
        resumed.append(hash);
        whole.append(hash);
        EXPECT_EQ(resumed, whole);
    }
}

} // namespace
} // namespace audit
