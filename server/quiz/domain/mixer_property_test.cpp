#include "quiz/domain/mixer.hpp"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>
#include <vector>

namespace quiz {
namespace {

/// Pearson's statistic of counts that should all be `expected`.
double chi_square(std::vector<int> const& counts, double expected)
{
    double sum = 0;
    for (auto const count : counts)
        sum += (count - expected) * (count - expected) / expected;
    return sum;
}

TEST(Mixer, IsSipHash24)
{
    // The vector of eight bytes in the authors' reference implementation.
    EXPECT_EQ(mix({0x0706050403020100, 0x0f0e0d0c0b0a0908}, 0x0706050403020100),
              0x93f5f5799a932462);
}

TEST(Mixer, DerivesAnotherKeyForAnotherPurpose)
{
    MixerKey const key{1, 2};
    std::set<std::pair<std::uint64_t, std::uint64_t>> derived;
    for (std::uint64_t purpose = 0; purpose < 1000; ++purpose) {
        auto const one = derive(key, purpose);
        derived.emplace(one.low, one.high);
    }
    EXPECT_EQ(derived.size(), 1000U);
    EXPECT_NE(derive({1, 3}, 1), derive(key, 1));
}

TEST(MixerStream, IsUniformBelowItsBound)
{
    MixerStream stream{{3, 4}};
    std::vector<int> counts(7);
    for (int draw = 0; draw < 70'000; ++draw)
        ++counts[stream.below(7)];
    // 6 degrees of freedom: 22.5 is exceeded once in a thousand.
    EXPECT_LT(chi_square(counts, 10'000), 22.5);
}

TEST(MixerStream, ShufflesIntoEveryOrderEquallyOften)
{
    std::vector<int> counts(24);
    for (std::uint64_t key = 0; key < 24'000; ++key) {
        std::array<int, 4> items{0, 1, 2, 3};
        MixerStream stream{derive({5, 6}, key)};
        stream.shuffle(std::span<int>{items});
        int order = 0;
        std::array<int, 4> sorted{0, 1, 2, 3};
        while (sorted != items) {
            std::ranges::next_permutation(sorted);
            ++order;
        }
        ++counts[static_cast<std::size_t>(order)];
    }
    // 23 degrees of freedom.
    EXPECT_LT(chi_square(counts, 1000), 49.7);
}

RC_GTEST_PROP(Permutation, MeetsEveryNumberOnce, ())
{
    auto const size = *rc::gen::inRange<std::uint32_t>(1, 700);
    Permutation const order{
        {*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::arbitrary<std::uint64_t>()}, size};
    std::vector<bool> met(size);
    for (std::uint32_t position = 0; position < size; ++position) {
        auto const number = order.at(position);
        RC_ASSERT(number < size);
        RC_ASSERT(!met[number]);
        met[number] = true;
    }
}

TEST(Permutation, PutsEveryNumberFirstEquallyOften)
{
    for (std::uint32_t const size : {2U, 5U, 30U, 100U}) {
        std::vector<int> first(size);
        std::vector<int> second(size);
        for (std::uint64_t key = 0; key < std::uint64_t{200} * size; ++key) {
            Permutation const order{derive({7, 8}, key), size};
            ++first[order.at(0)];
            ++second[order.at(1)];
        }
        // The mean of the statistic is size - 1, its deviation sqrt(2 (size - 1)).
        auto const limit = size - 1 + 4.5 * std::sqrt(2.0 * (size - 1));
        EXPECT_LT(chi_square(first, 200), limit) << size;
        EXPECT_LT(chi_square(second, 200), limit) << size;
    }
}

TEST(Permutation, ReachesTheLargestBank)
{
    Permutation const order{{9, 10}, std::uint32_t{1} << 31};
    EXPECT_LT(order.at((std::uint32_t{1} << 31) - 1), std::uint32_t{1} << 31);
}

} // namespace
} // namespace quiz
