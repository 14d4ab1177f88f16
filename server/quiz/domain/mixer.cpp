#include "quiz/domain/mixer.hpp"

#include "base/verify.hpp"

#include <bit>
#include <limits>

namespace quiz {

namespace {

struct SipState {
    std::uint64_t v0, v1, v2, v3;

    void round()
    {
        v0 += v1;
        v1 = std::rotl(v1, 13) ^ v0;
        v0 = std::rotl(v0, 32);
        v2 += v3;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 += v3;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 += v1;
        v1 = std::rotl(v1, 17) ^ v2;
        v2 = std::rotl(v2, 32);
    }

    void absorb(std::uint64_t block)
    {
        v3 ^= block;
        round();
        round();
        v0 ^= block;
    }
};

/// Rounds of the Feistel network: four make it a pseudorandom permutation (Luby and Rackoff), two
/// more are for the very small halves of small banks.
constexpr int feistel_rounds = 6;

} // namespace

std::uint64_t mix(MixerKey key, std::uint64_t word)
{
    SipState state{key.low ^ 0x736f6d6570736575, key.high ^ 0x646f72616e646f6d,
                   key.low ^ 0x6c7967656e657261, key.high ^ 0x7465646279746573};
    state.absorb(word);
    // The last block holds the length of the message, 8 bytes, in its top byte.
    state.absorb(std::uint64_t{8} << 56);
    state.v2 ^= 0xff;
    for (int finishing = 0; finishing < 4; ++finishing)
        state.round();
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

std::uint32_t MixerStream::below(std::uint32_t bound)
{
    VERIFY(bound > 0);
    // Numbers above the last whole multiple of `bound` would favour small results.
    auto const range = std::uint64_t{1} << 32;
    auto const fair = range - range % bound;
    for (;;) {
        auto const number = mix(key_, counter_++) & std::numeric_limits<std::uint32_t>::max();
        if (number < fair)
            return static_cast<std::uint32_t>(number % bound);
    }
}

Permutation::Permutation(MixerKey key, std::uint32_t size) : key_{key}, size_{size}
{
    VERIFY(size >= 1 && size <= std::uint32_t{1} << 31);
    half_bits_ = (std::bit_width(size - 1) + 1) / 2;
    if (half_bits_ == 0)
        half_bits_ = 1;
}

std::uint32_t Permutation::at(std::uint32_t position) const
{
    VERIFY(position < size_);
    // The network permutes fewer than four times as many numbers as asked for. Following its
    // cycle until it returns into range gives a permutation of the range itself.
    auto number = round_trip(position);
    while (number >= size_)
        number = round_trip(number);
    return number;
}

std::uint32_t Permutation::round_trip(std::uint32_t number) const
{
    auto const mask = (std::uint32_t{1} << half_bits_) - 1;
    auto left = number >> half_bits_;
    auto right = number & mask;
    for (int round = 0; round < feistel_rounds; ++round) {
        auto const word = static_cast<std::uint64_t>(round) << 32 | right;
        auto const mixed = left ^ (static_cast<std::uint32_t>(mix(key_, word)) & mask);
        left = right;
        right = mixed;
    }
    return left << half_bits_ | right;
}

} // namespace quiz
