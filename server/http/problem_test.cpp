#include "http/problem.hpp"

#include "http/json.hpp"

#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

namespace {

using base::ErrorKind;
using base::Refusal;
using http::Language;

http::Response problem_of(base::Error const& error)
{
    return http::problem(error, http::Words{}, Language::en, "0af7651916cd43dd8448eb211c80319c");
}

TEST(ProblemPage, SaysTheSameToWhoReads)
{
    base::Error const error{ErrorKind::not_found, "contest_<unknown>"};
    auto const page = http::problem_page(error, http::Words{}, Language::en, "0af7651916cd43dd");
    EXPECT_EQ(page.status, 404);
    EXPECT_TRUE(page.content_type.starts_with("text/html"));
    EXPECT_TRUE(page.body.contains("contest_&lt;unknown&gt;"));
    EXPECT_TRUE(page.body.contains("href=\"/\""));
    EXPECT_TRUE(page.body.contains("0af7651916cd43dd"));
    EXPECT_EQ(page.header("Cache-Control"), "no-store");
}

TEST(Problem, MapsEveryKindToOneStatus)
{
    std::vector<std::pair<ErrorKind, int>> const table{
        {ErrorKind::malformed, 400}, {ErrorKind::unauthenticated, 401}, {ErrorKind::forbidden, 403},
        {ErrorKind::not_found, 404}, {ErrorKind::conflict, 409},        {ErrorKind::invalid, 422},
        {ErrorKind::too_many, 429},  {ErrorKind::unavailable, 503},
    };
    for (auto const& [kind, status] : table)
        EXPECT_EQ(problem_of({kind, "token"}).status, status);
}

TEST(Problem, IsADocumentWithCodeTraceIdAndFacts)
{
    constexpr Refusal code_wrong{ErrorKind::invalid, "code_wrong"};
    auto const response = problem_of(refuse(code_wrong)
                                         .at("code")
                                         .with("tries_left", 3)
                                         .with("phone", "199****0001")
                                         .with("title", "x"));
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_EQ(response.body,
              R"({"type":"/docs/problems#code_wrong","title":"code_wrong","status":422,)"
              R"("code":"code_wrong","trace_id":"0af7651916cd43dd8448eb211c80319c",)"
              R"("field":"code","tries_left":3,"phone":"199****0001"})");
    EXPECT_EQ(response.header("Content-Language"), "en");
    EXPECT_EQ(response.header("Retry-After"), std::nullopt);
}

TEST(Problem, WritesFactsThatReadAsIntegersAsNumbers)
{
    std::vector<std::pair<std::string, std::string>> const table{
        {"0", "0"},
        {"-5", "-5"},
        {"007", "\"007\""},
        {"1.5", "\"1.5\""},
        {"", "\"\""},
        {"-", "\"-\""},
        {"+1", "\"+1\""},
        {"999999999999999", "999999999999999"},
        {"1e3", "\"1e3\""},
        {"1000000000000000", "\"1000000000000000\""},
        {"a\"b", "\"a\\\"b\""},
    };
    for (auto const& [fact, written] : table) {
        base::Error const error{ErrorKind::conflict, "token", {{"fact", fact}}};
        EXPECT_TRUE(problem_of(error).body.ends_with("\"fact\":" + written + "}")) << fact;
    }
}

TEST(Problem, TellsWhenToTryAgain)
{
    constexpr Refusal code_too_soon{ErrorKind::too_many, "code_too_soon"};
    constexpr Refusal busy{ErrorKind::unavailable, "busy"};
    EXPECT_EQ(problem_of(refuse(code_too_soon).with("retry_after_s", 42)).header("Retry-After"),
              "42");
    EXPECT_EQ(problem_of(refuse(busy)).header("Retry-After"), "1");
}

TEST(Problem, SaysHowToAuthenticate)
{
    EXPECT_EQ(problem_of({ErrorKind::unauthenticated, "token"}).header("WWW-Authenticate"),
              "Bearer");
}

} // namespace
