#include "http/route.hpp"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

namespace {

using http::Method;

http::Route route(Method method, std::string pattern)
{
    return {.method = method,
            .pattern = std::move(pattern),
            .lane = http::Lane::read,
            .access = http::Access::anyone,
            .handle = [](sql::Transaction&, http::Call const&) -> http::Answer {
                return http::Response::no_content();
            }};
}

http::Router quiz_router()
{
    http::Router router;
    router.add(route(Method::get, "/"));
    router.add(route(Method::get, "/api/v1/quiz/contests"));
    router.add(route(Method::post, "/api/v1/quiz/contests"));
    router.add(route(Method::get, "/api/v1/quiz/contests/{slug}"));
    router.add(route(Method::get, "/api/v1/quiz/contests/{slug}/attempts/{date}/{number}"));
    router.add(route(Method::put, "/api/v1/quiz/contests/{slug}/attempts/{date}/{number}/answers"));
    router.add(route(Method::get, "/api/v1/quiz/contests/spring/rules"));
    router.add(route(Method::post, "/api/v1/quiz/contests/{slug}/practice"));
    return router;
}

TEST(Router, FillsParametersInTheirOrder)
{
    auto const router = quiz_router();
    auto const match =
        router.match(Method::put, "/api/v1/quiz/contests/c1/attempts/2021-03-08/2/answers");
    ASSERT_NE(match.route, nullptr);
    EXPECT_EQ(match.parameters, (std::vector<std::string>{"c1", "2021-03-08", "2"}));
}

TEST(Router, PrefersALiteralButComesBackFromIt)
{
    auto const router = quiz_router();
    auto const literal = router.match(Method::get, "/api/v1/quiz/contests/spring/rules");
    ASSERT_NE(literal.route, nullptr);
    EXPECT_TRUE(literal.parameters.empty());
    auto const parameter = router.match(Method::post, "/api/v1/quiz/contests/spring/practice");
    ASSERT_NE(parameter.route, nullptr);
    EXPECT_EQ(parameter.parameters, std::vector<std::string>{"spring"});
}

TEST(Router, KnowsNothingAtOtherPaths)
{
    auto const router = quiz_router();
    for (auto const* path :
         {"", "api", "//", "/api", "/api/v1/quiz/contests/", "/api/v1/quiz/contests//practice",
          "/api/v1/quiz/contests/a/b", "/API/v1/quiz/contests", "/{slug}",
          "/api/v1/quiz/contests/c1/attempts/2021-03-08/2/answers/"}) {
        auto const match = router.match(Method::get, path);
        EXPECT_EQ(match.route, nullptr) << path;
        EXPECT_TRUE(match.allowed.empty()) << path;
    }
}

TEST(Router, NamesTheMethodsThatAPathDoesAnswer)
{
    auto const router = quiz_router();
    auto const match = router.match(Method::remove, "/api/v1/quiz/contests");
    EXPECT_EQ(match.route, nullptr);
    EXPECT_EQ(match.allowed, (std::vector{Method::get, Method::head, Method::post}));
}

TEST(Router, AnswersHeadByTheRouteOfGet)
{
    auto const router = quiz_router();
    auto const match = router.match(Method::head, "/");
    ASSERT_NE(match.route, nullptr);
    EXPECT_EQ(match.route->method, Method::get);
    EXPECT_EQ(router.match(Method::head, "/api/v1/quiz/contests/c/practice").route, nullptr);
}

TEST(Router, ListsEveryRouteOnce)
{
    EXPECT_EQ(quiz_router().routes().size(), 8u);
}

TEST(RouterDeathTest, StopsWhenTwoRoutesHaveOneShape)
{
    auto router = quiz_router();
    EXPECT_DEATH(router.add(route(Method::get, "/api/v1/quiz/contests/{other}")), "VERIFY");
    EXPECT_DEATH(router.add(route(Method::get, "no/slash")), "VERIFY");
    EXPECT_DEATH(router.add(http::Route{.method = Method::get,
                                        .pattern = "/nobody",
                                        .lane = http::Lane::read,
                                        .access = http::Access::anyone}),
                 "VERIFY");
}

} // namespace
