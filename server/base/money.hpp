#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace base {

/// An amount of renminbi in fen, a hundredth of a yuan. Never a fraction, never a floating point.
struct Money {
    std::int64_t fen = 0;

    friend auto operator<=>(Money const&, Money const&) = default;
    friend Money operator+(Money left, Money right) { return {left.fen + right.fen}; }
    friend Money operator-(Money left, Money right) { return {left.fen - right.fen}; }
    Money& operator+=(Money other)
    {
        fen += other.fen;
        return *this;
    }

    static constexpr Money yuan(std::int64_t yuan) { return {yuan * 100}; }
    /// "100.00", "-0.05".
    [[nodiscard]] std::string text() const;
};

} // namespace base
