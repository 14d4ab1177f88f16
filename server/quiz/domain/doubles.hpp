#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// How alike two stems are, 0 to 100: the share of neighbouring characters that both have, among
/// those that either has (Jaccard over bigrams), whatever their punctuation and width.
[[nodiscard]] int likeness(std::string_view left, std::string_view right);

/// From this on two stems are likely to ask the same.
inline constexpr int likely_double_from = 70;
/// A row is shown this many of the stems it is most like.
inline constexpr std::size_t doubles_per_row_max = 3;

/// One stem that another is like.
struct LikelyDouble {
    /// Place in the list that was searched.
    std::size_t stem = 0;
    int percent = 0;

    friend bool operator==(LikelyDouble const&, LikelyDouble const&) = default;
};

/// For each stem of `file` the stems it is like, most alike first: those of `bank` by their place,
/// and those that stand before it in `file` by their place behind the bank's. The same answer as
/// comparing all with all, at the cost of comparing only those that share a rare bigram.
[[nodiscard]] std::vector<std::vector<LikelyDouble>>
find_doubles(std::span<std::string const> bank, std::span<std::string const> file);

} // namespace quiz
