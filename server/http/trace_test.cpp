#include "http/trace.hpp"

#include <gtest/gtest.h>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

TEST(TraceIds, AreThirtyTwoDigitsAndDiffer)
{
    http::TraceIds ids;
    http::TraceIds others;
    std::set<std::string> seen;
    for (int count = 0; count < 1000; ++count) {
        auto const id = ids.next();
        EXPECT_EQ(id.size(), 32u);
        EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
        seen.insert(id);
        seen.insert(others.next());
    }
    EXPECT_EQ(seen.size(), 2000u);
}

TEST(Traceparent, GivesItsTraceIdOnlyWhenItIsValid)
{
    std::string const trace = "0af7651916cd43dd8448eb211c80319c";
    std::vector<std::pair<std::string, bool>> const table{
        {"00-" + trace + "-b7ad6b7169203331-01", true},
        {"01-" + trace + "-b7ad6b7169203331-01-more", true},
        {"00-" + trace + "-b7ad6b7169203331-01-more", false},
        {"ff-" + trace + "-b7ad6b7169203331-01", false},
        {"00-" + std::string(32, '0') + "-b7ad6b7169203331-01", false},
        {"00-" + trace + "-0000000000000000-01", false},
        {"00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", false},
        {"00-" + trace + "-b7ad6b7169203331-0", false},
        {"00-" + trace + "-b7ad6b7169203331_01", false},
        {"", false},
        {std::string(55, '-'), false},
    };
    for (auto const& [header, is_valid] : table)
        EXPECT_EQ(http::trace_id_in(header).value_or("") == trace, is_valid) << header;
}

} // namespace
