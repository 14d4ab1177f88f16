#include "base/cursor.hpp"
#include "http/json.hpp"
#include "http/paging.hpp"
#include "organisation/api/routes.hpp"
#include "organisation/domain/refusals.hpp"
#include "organisation/domain/search.hpp"
#include "organisation/service/importing_unions.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace organisation;

constexpr std::string_view levels = "code,rank,zh,en\n"
                                    "province,1,省级,Province\n"
                                    "city,2,市级,City\n"
                                    "industry,2,省级产业,Provincial industry\n"
                                    "county,3,县级,County\n";

constexpr std::string_view local =
    "code,name,short_name,level,parent_code,pinyin_initials,valid_from,valid_to,successor\n"
    "330000,浙江省总工会,浙江省总工会,province,,zjs,,,\n"
    "330100,杭州市总工会,杭州市总工会,city,330000,hzs,,,\n"
    "330103,杭州市下城区总工会,下城区总工会,county,330100,xcq,2000-01-01,2021-04-08,330105\n"
    "330105,杭州市拱墅区总工会,拱墅区总工会,county,330100,gsq,,,\n"
    "330113,杭州市临平区总工会,临平区总工会,county,330100,lpq,2021-04-09,,\n";

constexpr std::string_view industry = "code,name,short_name,level,parent_code\n"
                                      "33C01,浙江省教育工会,省教育工会,industry,330000\n";

class UnionRoutes : public testing::Test {
protected:
    UnionRoutes()
    {
        add_routes(router_);
        auto const imported = database_.run([](sql::Transaction& tx) -> base::Result<bool> {
            auto const all = ImportMode::all_or_nothing;
            auto const steps = TRY(import_levels(tx, levels, all));
            auto const places = TRY(import_unions(tx, local, Tree::local, all));
            auto const trades = TRY(import_unions(tx, industry, Tree::industry, all));
            return steps.is_written && places.is_written && trades.is_written;
        });
        EXPECT_TRUE(imported.has_value() && *imported);
    }

    http::Answer get(std::string path, http::Request::Fields query = {},
                     http::Request::Fields headers = {})
    {
        http::Request const request{
            .path = std::move(path), .query = std::move(query), .headers = std::move(headers)};
        auto match = router_.match(http::Method::get, request.path);
        VERIFY(match.route != nullptr);
        EXPECT_EQ(match.route->lane, http::Lane::read);
        EXPECT_EQ(match.route->access, http::Access::anyone);
        http::Call const call{.request = request, .parameters = std::move(match.parameters)};
        return database_.run([&](sql::Transaction& tx) { return match.route->handle(tx, call); });
    }

    /// The codes of the list that answers a query, separated by spaces.
    std::string codes(http::Request::Fields query)
    {
        auto const answer = get("/api/v1/unions", std::move(query));
        VERIFY(answer.has_value());
        auto const list = http::JsonObject::parse(answer->body);
        auto const items = list->objects("items");
        std::string text;
        for (auto const& item : *items)
            text += (text.empty() ? "" : " ") + *item.text("code");
        return text;
    }

    http::Router router_;
    support::Database database_{support::shanghai("2021-03-08 09:00")};
};

TEST_F(UnionRoutes, DescribeAUnionAsTheContractSays)
{
    auto const answer = get("/api/v1/unions/330103");
    ASSERT_TRUE(support::is_accepted(answer));
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body,
              R"({"code":"330103","name":"杭州市下城区总工会","short_name":"下城区总工会",)"
              R"("tree":"local","level":3,"level_name":"县级",)"
              R"("path":[{"code":"330000","short_name":"浙江省总工会"},)"
              R"({"code":"330100","short_name":"杭州市总工会"}],)"
              R"("has_children":false,"choosable":true,"children_count":0,)"
              R"("valid_from":"2000-01-01","valid_to":"2021-04-08","successor":"330105"})");
}

TEST_F(UnionRoutes, LeaveOutNothingThatIsUnknown)
{
    auto const answer = get("/api/v1/unions/330000");
    ASSERT_TRUE(support::is_accepted(answer));
    EXPECT_TRUE(answer->body.ends_with(R"("has_children":true,"choosable":false,)"
                                       R"("children_count":2,"valid_from":null,)"
                                       R"("valid_to":null,"successor":null})"));
}

TEST_F(UnionRoutes, NameLevelsInTheLanguageOfTheReader)
{
    auto const answer = get("/api/v1/unions/33C01", {}, {{"accept-language", "en"}});
    ASSERT_TRUE(support::is_accepted(answer));
    EXPECT_TRUE(answer->body.contains(R"("level_name":"Provincial industry")"));
    EXPECT_EQ(answer->header("Vary"), "Accept-Language");
}

TEST_F(UnionRoutes, FindListAndTurnPages)
{
    EXPECT_EQ(codes({{"query", "xcq"}}), "330103");
    EXPECT_EQ(codes({{"query", "工会"}, {"tree", "industry"}}), "33C01");
    EXPECT_EQ(codes({{"query", ""}}), "");
    EXPECT_EQ(codes({}), "330000");
    EXPECT_EQ(codes({{"tree", "industry"}}), "33C01");
    EXPECT_EQ(codes({{"parent", "330000"}}), "330100 33C01");
    EXPECT_EQ(codes({{"parent", "330000"}, {"tree", "local"}}), "330100");
    EXPECT_EQ(codes({{"parent", "330100"}, {"limit", "1"}}), "330103");
    EXPECT_EQ(codes({{"parent", "330100"}, {"limit", "1"}, {"cursor", "330103"}}), "330105");
    auto const page = get("/api/v1/unions", {{"parent", "330100"}, {"limit", "1"}});
    EXPECT_TRUE(page->body.ends_with(R"("next_cursor":"330103"})"));
    auto const last = get("/api/v1/unions", {{"parent", "330100"}, {"cursor", "330103"}});
    EXPECT_TRUE(last->body.ends_with(R"("next_cursor":null})"));
}

TEST_F(UnionRoutes, FollowTheCalendarOfTheZone)
{
    database_.set_now(support::shanghai("2021-04-08 23:59:59"));
    EXPECT_EQ(codes({{"parent", "330100"}}), "330103 330105");
    database_.set_now(support::shanghai("2021-04-09 00:00:00"));
    EXPECT_EQ(codes({{"parent", "330100"}}), "330105 330113");
}

TEST_F(UnionRoutes, AnswerNotModifiedToWhoHasTheSameAlready)
{
    for (auto const* path : {"/api/v1/unions", "/api/v1/unions/330100"}) {
        auto const first = get(path);
        ASSERT_TRUE(first->header("ETag").has_value());
        std::string const tag{*first->header("ETag")};
        auto const again = get(path, {}, {{"if-none-match", tag}});
        EXPECT_EQ(again->status, 304);
        EXPECT_TRUE(again->body.empty());
        EXPECT_EQ(again->header("ETag"), tag);
        EXPECT_EQ(get(path, {}, {{"if-none-match", "\"other\""}})->status, 200);
    }
}

TEST_F(UnionRoutes, RefuseWhatTheyCannotAnswer)
{
    std::string const long_query(SearchText::characters_max + 1, 'a');
    auto const list = [&](std::string name, std::string value) {
        return get("/api/v1/unions", {{std::move(name), std::move(value)}});
    };
    EXPECT_TRUE(support::is_refused(get("/api/v1/unions/440000"), union_unknown));
    EXPECT_TRUE(support::is_refused(get("/api/v1/unions/婺城"), union_unknown));
    EXPECT_TRUE(support::is_refused(list("parent", "440000"), union_unknown));
    EXPECT_TRUE(support::is_refused(list("tree", "branch"), tree_unknown));
    EXPECT_TRUE(support::is_refused(list("query", long_query), query_too_long));
    EXPECT_TRUE(support::is_refused(list("cursor", "zzz!"), base::cursor_malformed));
    EXPECT_TRUE(support::is_refused(list("limit", "101"), http::limit_out_of_range));
}

} // namespace
