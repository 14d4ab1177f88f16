#pragma once

#include "base/result.hpp"

#include <gtest/gtest.h>
#include <string_view>

namespace support {

/// `EXPECT_TRUE(is_refused(answer, round_closed))`; on failure it says what came instead.
template <class T>
[[nodiscard]] testing::AssertionResult is_refused(base::Result<T> const& result,
                                                  base::Refusal const& expected)
{
    if (result.has_value())
        return testing::AssertionFailure() << "accepted instead of " << expected.reason;
    if (!result.error().is(expected) || result.error().kind != expected.kind)
        return testing::AssertionFailure()
               << "refused with " << result.error().reason << " instead of " << expected.reason;
    return testing::AssertionSuccess();
}

/// `ASSERT_TRUE(is_accepted(answer))`; on failure it says why it was refused.
template <class T>
[[nodiscard]] testing::AssertionResult is_accepted(base::Result<T> const& result)
{
    if (result.has_value())
        return testing::AssertionSuccess();
    auto failure = testing::AssertionFailure() << "refused with " << result.error().reason;
    for (auto const& fact : result.error().facts)
        failure << ", " << fact.name << " = " << fact.value;
    return failure;
}

} // namespace support
