#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace quiz {

/// A 128-bit key of the keyed mixer.
struct MixerKey {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    friend bool operator==(MixerKey const&, MixerKey const&) = default;
};

/// SipHash-2-4 of the eight bytes of `word`, little end first: without the key its results cannot
/// be told from random numbers (Aumasson and Bernstein, 2012).
[[nodiscard]] std::uint64_t mix(MixerKey, std::uint64_t word);

/// A key for a numbered purpose.
[[nodiscard]] inline MixerKey derive(MixerKey key, std::uint64_t purpose)
{
    return {mix(key, 2 * purpose), mix(key, 2 * purpose + 1)};
}

/// A stream of numbers that only its key decides.
class MixerStream {
public:
    explicit MixerStream(MixerKey key) : key_{key} {}

    /// Uniform in [0, bound); bound > 0.
    [[nodiscard]] std::uint32_t below(std::uint32_t bound);

    template <class T>
    void shuffle(std::span<T> items)
    {
        for (auto left = items.size(); left > 1; --left)
            std::swap(items[left - 1], items[below(static_cast<std::uint32_t>(left))]);
    }

private:
    MixerKey key_;
    std::uint64_t counter_ = 0;
};

/// An order of the numbers 0..size-1 that only its key decides, without storing it: a Feistel
/// network over the next even number of bits, walked in cycles until it lands in range.
class Permutation {
public:
    /// `size` is in 1..2^31.
    Permutation(MixerKey key, std::uint32_t size);
    /// The number at `position`; position < size.
    [[nodiscard]] std::uint32_t at(std::uint32_t position) const;

private:
    [[nodiscard]] std::uint32_t round_trip(std::uint32_t number) const;

    MixerKey key_;
    std::uint32_t size_;
    int half_bits_;
};

} // namespace quiz
