#include "quiz/domain/doubles.hpp"

#include "base/utf8.hpp"
#include "quiz/domain/question_draft.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <utility>

namespace quiz {

namespace {

/// Bigrams of one stem, each once, in ascending order of what numbers them.
using Bigrams = std::vector<std::uint64_t>;

Bigrams bigrams_of(std::string_view stem)
{
    auto const normalised = normalised_stem(stem);
    Bigrams bigrams;
    std::uint64_t before = 0;
    for (auto const character : base::characters(normalised)) {
        auto const point = static_cast<std::uint64_t>(base::code_point(character));
        bigrams.push_back(before << 32 | point);
        before = point;
    }
    std::ranges::sort(bigrams);
    auto const rest = std::ranges::unique(bigrams);
    bigrams.erase(rest.begin(), rest.end());
    return bigrams;
}

/// How many bigrams both have.
std::size_t shared(Bigrams const& left, Bigrams const& right)
{
    std::size_t count = 0;
    for (auto a = left.begin(), b = right.begin(); a != left.end() && b != right.end();) {
        if (*a < *b) {
            ++a;
        } else if (*b < *a) {
            ++b;
        } else {
            ++count;
            ++a;
            ++b;
        }
    }
    return count;
}

int percent_of(std::size_t common, std::size_t left, std::size_t right)
{
    auto const either = left + right - common;
    return either == 0 ? 0 : static_cast<int>(common * 100 / either);
}

/// The number of each bigram by how rare it is among all stems: 0 is the rarest.
void number_by_rarity(std::vector<Bigrams>& all)
{
    std::unordered_map<std::uint64_t, std::size_t> counts;
    for (auto const& bigrams : all)
        for (auto const bigram : bigrams)
            ++counts[bigram];
    std::vector<std::pair<std::size_t, std::uint64_t>> order;
    order.reserve(counts.size());
    for (auto const& [bigram, count] : counts)
        order.emplace_back(count, bigram);
    std::ranges::sort(order);
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        counts[order[rank].second] = rank;
    for (auto& bigrams : all) {
        for (auto& bigram : bigrams)
            bigram = counts[bigram];
        std::ranges::sort(bigrams);
    }
}

/// Two sets that are alike by the threshold share at least one of so many rarest bigrams of each:
/// were all of these missing in the other, too few would be left to share.
std::size_t prefix_length(std::size_t size)
{
    auto const needed = (size * likely_double_from + 99) / 100;
    return size - needed + (size == 0 ? 0 : 1);
}

class Index {
public:
    void add(std::size_t stem, Bigrams const& bigrams)
    {
        for (std::size_t at = 0; at < prefix_length(bigrams.size()); ++at)
            stems_[bigrams[at]].push_back(stem);
    }

    /// Every stem that shares a rare bigram, once.
    [[nodiscard]] std::vector<std::size_t> near(Bigrams const& bigrams) const
    {
        std::vector<std::size_t> found;
        for (std::size_t at = 0; at < prefix_length(bigrams.size()); ++at)
            if (auto const stems = stems_.find(bigrams[at]); stems != stems_.end())
                found.insert(found.end(), stems->second.begin(), stems->second.end());
        std::ranges::sort(found);
        auto const rest = std::ranges::unique(found);
        found.erase(rest.begin(), rest.end());
        return found;
    }

private:
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> stems_;
};

std::vector<LikelyDouble> alike(Index const& index, std::vector<Bigrams> const& all,
                                Bigrams const& bigrams)
{
    std::vector<LikelyDouble> doubles;
    for (auto const stem : index.near(bigrams)) {
        auto const& other = all[stem];
        auto const [few, many] = std::minmax({bigrams.size(), other.size()});
        if (few * 100 < many * likely_double_from)
            continue;
        auto const common = shared(bigrams, other);
        auto const percent = percent_of(common, bigrams.size(), other.size());
        if (percent >= likely_double_from)
            doubles.push_back({stem, percent});
    }
    std::ranges::stable_sort(doubles, std::greater{}, &LikelyDouble::percent);
    if (doubles.size() > doubles_per_row_max)
        doubles.resize(doubles_per_row_max);
    return doubles;
}

} // namespace

int likeness(std::string_view left, std::string_view right)
{
    auto const a = bigrams_of(left);
    auto const b = bigrams_of(right);
    return percent_of(shared(a, b), a.size(), b.size());
}

std::vector<std::vector<LikelyDouble>> find_doubles(std::span<std::string const> bank,
                                                    std::span<std::string const> file)
{
    std::vector<Bigrams> all;
    all.reserve(bank.size() + file.size());
    for (auto const stems : {bank, file})
        for (auto const& stem : stems)
            all.push_back(bigrams_of(stem));
    number_by_rarity(all);
    Index index;
    for (std::size_t stem = 0; stem < bank.size(); ++stem)
        index.add(stem, all[stem]);
    std::vector<std::vector<LikelyDouble>> doubles;
    doubles.reserve(file.size());
    for (std::size_t stem = bank.size(); stem < all.size(); ++stem) {
        doubles.push_back(alike(index, all, all[stem]));
        index.add(stem, all[stem]);
    }
    return doubles;
}

} // namespace quiz
