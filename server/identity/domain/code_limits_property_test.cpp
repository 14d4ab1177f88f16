#include "identity/domain/code_limits.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <vector>

namespace {

using namespace std::chrono_literals;
using identity::AskedBy;
using identity::CodeLimits;

/// Pauses between requests: mostly impatient, sometimes exactly on a limit, sometimes hours.
rc::Gen<std::chrono::milliseconds> any_pause()
{
    auto const between = [](int from, int to) {
        return rc::gen::map(rc::gen::inRange(from, to),
                            [](int ms) { return std::chrono::milliseconds{ms}; });
    };
    return rc::gen::weightedOneOf<std::chrono::milliseconds>({{5, between(0, 90'000)},
                                                              {2, between(59'990, 60'010)},
                                                              {3, between(0, 4'000'000)},
                                                              {1, between(3'599'990, 3'600'010)},
                                                              {1, between(0, 90'000'000)}});
}

std::chrono::seconds retry_after(base::Error const& error)
{
    auto const found = std::ranges::find(error.facts, "retry_after_s", &base::Error::Fact::name);
    return std::chrono::seconds{std::stoll(found->value)};
}

/// The most sends in any span that begins with one of them.
int most_within(std::vector<base::Instant> const& sends, std::chrono::milliseconds span)
{
    int most = 0;
    for (auto const first : sends) {
        auto const count = std::ranges::count_if(
            sends, [&](base::Instant sent) { return sent >= first && sent < first + span; });
        most = std::max(most, static_cast<int>(count));
    }
    return most;
}

RC_GTEST_PROP(CodeLimits, AreNeverExceededWhateverTheSequence, ())
{
    CodeLimits const limits;
    constexpr std::size_t sources = 4;
    auto now = base::Instant{1'615'165'200'000};
    std::vector<base::Instant> sends;
    std::array<std::vector<base::Instant>, sources> of_source;
    for (auto const pause :
         *rc::gen::container<std::vector<std::chrono::milliseconds>>(any_pause())) {
        now = now + pause;
        auto& own = of_source.at(*rc::gen::inRange<std::size_t>(0, sources));
        std::vector<identity::Send> seen;
        for (auto const& other : of_source)
            for (auto const at : other)
                seen.push_back(
                    {at, &other == &own ? AskedBy::same_source : AskedBy::another_source});
        if (auto const allowed = identity::may_send(limits, seen, now); allowed) {
            sends.push_back(now);
            own.push_back(now);
        } else {
            auto const then = now + retry_after(allowed.error());
            RC_ASSERT(identity::may_send(limits, seen, then).has_value());
            RC_ASSERT(!identity::may_send(limits, seen, then - 1001ms).has_value());
        }
    }
    RC_ASSERT(most_within(sends, 1h) <= 4);
    RC_ASSERT(most_within(sends, 24h) <= 8);
    for (auto const& own : of_source) {
        RC_ASSERT(most_within(own, 60s) <= 1);
        RC_ASSERT(most_within(own, 1h) <= 2);
        RC_ASSERT(most_within(own, 24h) <= 3);
    }
}

} // namespace
