#include "settlement/domain/patterns.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

namespace settlement {

namespace {

using quiz::TimedPaper;

std::optional<Share> if_striking(std::int64_t papers, std::int64_t of)
{
    if (papers < pattern_papers_min || papers * 3 < of * 2)
        return std::nullopt;
    return Share{static_cast<int>(papers), static_cast<int>(of)};
}

bool is_together(TimedPaper const& one, TimedPaper const& other)
{
    return std::chrono::abs(one.issued_at - other.issued_at) <= begun_together_span &&
           std::abs(one.elapsed_ms - other.elapsed_ms) <= ended_together_span.count();
}

} // namespace

std::optional<FastPapers> fast_papers(std::span<TimedPaper const> papers)
{
    FastPapers found;
    for (auto const& paper : papers) {
        if (!paper.is_all_right || paper.elapsed_ms >= unread_span.count())
            continue;
        if (found.count == 0)
            found.first = paper;
        ++found.count;
    }
    return found.count > 0 ? std::optional{found} : std::nullopt;
}

std::optional<Share> same_times(std::span<TimedPaper const> papers)
{
    std::vector<std::int64_t> times;
    for (auto const& paper : papers)
        times.push_back(paper.elapsed_ms);
    std::ranges::sort(times);
    std::ptrdiff_t most = 0;
    auto first = times.begin();
    for (auto last = times.begin(); last != times.end(); ++last) {
        while (*last - *first > same_time_span.count())
            ++first;
        most = std::max(most, last - first + 1);
    }
    return if_striking(most, std::ssize(times));
}

std::optional<Share> in_step(std::span<TimedPaper const> one, std::span<TimedPaper const> other)
{
    std::map<std::pair<base::CivilDate, int>, TimedPaper const*> papers;
    for (auto const& paper : other)
        papers[{paper.date, paper.number}] = &paper;
    std::int64_t together = 0;
    for (auto const& paper : one) {
        auto const found = papers.find({paper.date, paper.number});
        if (found != papers.end() && is_together(paper, *found->second))
            ++together;
    }
    return if_striking(together, std::min(std::ssize(one), std::ssize(other)));
}

} // namespace settlement
