#include "base/nearest.hpp"

#include "base/verify.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace base {

namespace {

std::size_t distance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            auto const replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace

std::string_view nearest(std::string_view name, std::span<std::string_view const> candidates)
{
    VERIFY(!candidates.empty());
    return std::ranges::min(candidates, {},
                            [&](std::string_view candidate) { return distance(name, candidate); });
}

} // namespace base
