#include "app/log.hpp"

#include <gtest/gtest.h>

namespace {

using app::RequestLog;
using namespace std::chrono_literals;

TEST(RequestLog, KeepsWhatTheOperatorAskedFor)
{
    struct Case {
        int status;
        std::chrono::microseconds took;
        bool is_failed;
    };
    for (auto const& [status, took, is_failed] : {Case{200, 999'999us, false},
                                                  {200, 1s, true},
                                                  {404, 1ms, false},
                                                  {500, 1ms, true},
                                                  {503, 1ms, true}}) {
        EXPECT_FALSE(app::is_worth_a_line(RequestLog::none, status, took)) << status;
        EXPECT_EQ(app::is_worth_a_line(RequestLog::failed, status, took), is_failed) << status;
        EXPECT_TRUE(app::is_worth_a_line(RequestLog::all, status, took)) << status;
    }
}

TEST(RequestLog, IsReadFromItsSetting)
{
    EXPECT_EQ(app::request_log_from("none"), RequestLog::none);
    EXPECT_EQ(app::request_log_from("failed"), RequestLog::failed);
    EXPECT_EQ(app::request_log_from("all"), RequestLog::all);
}

} // namespace
