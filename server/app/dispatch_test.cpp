#include "app/dispatch.hpp"

#include "sql/migrations.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::string_literals;

constexpr sql::Query create{"test.create", "CREATE TABLE note (words TEXT NOT NULL PRIMARY KEY)"};
constexpr sql::Query insert{"test.insert", "INSERT INTO note (words) VALUES ($1)"};
constexpr sql::Query list{"test.list", "SELECT words FROM note ORDER BY words"};

constexpr base::Refusal note_refused{base::ErrorKind::conflict, "note_refused"};

http::Answer write_note(sql::Transaction& tx, http::Call const& call)
{
    tx.execute(insert, {call.request.body});
    if (call.request.body.starts_with("refuse"))
        return std::unexpected{base::refuse(note_refused)};
    if (call.request.body.starts_with("remember"))
        return std::unexpected{base::refuse(note_refused).keeping_effects()};
    if (call.request.body.starts_with("throw"))
        throw std::runtime_error{"the handler is broken"};
    return http::Response::json(201, call.request.body);
}

std::vector<http::Answer> write_notes(sql::Transaction& tx,
                                      std::span<http::Call const* const> calls)
{
    std::vector<http::Answer> answers;
    for (auto const* const call : calls) {
        if (call->request.body.starts_with("refuse"))
            answers.emplace_back(std::unexpected{base::refuse(note_refused)});
        else
            answers.push_back(write_note(tx, *call));
    }
    return answers;
}

/// Two people hold tokens: "one" and "two".
std::optional<http::Actor> authenticate(sql::Transaction&, std::string_view token)
{
    if (token == "one")
        return http::Actor{{1}, "one"};
    if (token == "two")
        return http::Actor{{2}, "two"};
    return std::nullopt;
}

/// Somebody works here who says so, and may settle months if they say that too.
std::optional<http::Officer> recognise(sql::Transaction&, http::Request const& request, http::Lane)
{
    auto const header = request.header("works-here");
    if (!header)
        return std::nullopt;
    return http::Officer{.staff = base::StaffId{*header == "settles" ? 1 : 2}};
}

constexpr base::Refusal not_theirs{base::ErrorKind::forbidden, "not_theirs"};

base::Result<void> permit(sql::Transaction&, http::Officer const& officer, http::Route const& route)
{
    VERIFY(route.action == "month.settle");
    if (officer.staff == base::StaffId{1})
        return base::ok();
    return std::unexpected{base::refuse(not_theirs)};
}

class DispatchTest : public testing::Test {
protected:
    DispatchTest()
    {
        using enum http::Method;
        using enum http::Lane;
        router_.add({post, "/notes", write, http::Access::anyone, write_note, {}});
        router_.add({post, "/batch", write, http::Access::anyone, {}, write_notes});
        router_.add({post, "/mine", write, http::Access::signed_in, write_note, {}});
        router_.add({post, "/staff", write, http::Access::staff, write_note, {}});
        router_.add({post, "/settle", write, http::Access::staff, write_note, {}, "month.settle"});
        router_.add({get,
                     "/notes",
                     read,
                     http::Access::anyone,
                     [](sql::Transaction& tx, http::Call const&) -> http::Answer {
                         std::string all;
                         tx.each(list, {},
                                 [&](sql::Row const& row) { all += row.string(0) + ' '; });
                         return http::Response::json(200, all);
                     },
                     {}});
        connection_ = database_->writer();
        sql::migrate(*connection_, sql::all_migrations(), {});
        connection_->begin({}).execute(create, {});
        connection_->commit();
    }

    static http::Request post_of(std::string path, std::string body,
                                 http::Request::Fields headers = {})
    {
        return {.method = http::Method::post,
                .path = std::move(path),
                .headers = std::move(headers),
                .body = std::move(body)};
    }

    http::Response send(http::Request request)
    {
        return dispatch_(*connection_, std::move(request));
    }
    std::string notes() { return send({.method = http::Method::get, .path = "/notes"}).body; }

    std::vector<http::Response> send_together(std::vector<http::Request> requests)
    {
        std::vector<app::Command> commands;
        for (auto& request : requests)
            commands.push_back(*dispatch_.route(std::move(request)));
        return dispatch_.write(*connection_, commands);
    }

    http::Router router_;
    http::Words words_;
    app::DispatchSettings settings_{"token", recognise, permit};
    app::Dispatch dispatch_{router_, words_, authenticate,
                            [] { return base::Instant{1'000'000'000'000}; }, settings_};
    std::unique_ptr<sql::Database> database_ = sql::open_sqlite_in_memory();
    std::unique_ptr<sql::Connection> connection_;
};

TEST_F(DispatchTest, ARefusalLeavesNothingBehind)
{
    EXPECT_EQ(send(post_of("/notes", "refuse")).status, 409);
    EXPECT_EQ(notes(), "");
}

TEST_F(DispatchTest, ARefusalThatIsAFactIsRemembered)
{
    EXPECT_EQ(send(post_of("/notes", "remember")).status, 409);
    EXPECT_EQ(notes(), "remember ");
}

TEST_F(DispatchTest, OneRefusedCommandDoesNotHurtTheOthersOfItsBatch)
{
    auto const responses = send_together({post_of("/notes", "first"), post_of("/notes", "refuse"),
                                          post_of("/notes", "throw"), post_of("/notes", "last")});
    EXPECT_EQ(responses[0].status, 201);
    EXPECT_EQ(responses[1].status, 409);
    EXPECT_EQ(responses[2].status, 503);
    EXPECT_EQ(responses[3].status, 201);
    EXPECT_EQ(notes(), "first last ");
}

TEST_F(DispatchTest, ABrokenBatchLosesOnlyItsOwnCommands)
{
    auto const responses = send_together(
        {post_of("/notes", "kept"), post_of("/batch", "a"), post_of("/batch", "throw")});
    EXPECT_EQ(responses[0].status, 201);
    EXPECT_EQ(responses[1].status, 503);
    EXPECT_EQ(responses[2].status, 503);
    EXPECT_EQ(notes(), "kept ");
}

TEST_F(DispatchTest, AnswersOfABatchStandWithTheirQuestions)
{
    auto const responses = send_together(
        {post_of("/batch", "a"), post_of("/batch", "refuse"), post_of("/batch", "b")});
    EXPECT_EQ(responses[0].body, "a");
    EXPECT_EQ(responses[1].status, 409);
    EXPECT_EQ(responses[2].body, "b");
}

TEST_F(DispatchTest, RefusesByAccess)
{
    EXPECT_EQ(send(post_of("/mine", "a")).status, 401);
    EXPECT_EQ(send(post_of("/mine", "a", {{"cookie", "token=three"}})).status, 401);
    EXPECT_EQ(send(post_of("/mine", "a", {{"cookie", "token=one"}})).status, 201);
    EXPECT_EQ(send(post_of("/staff", "b")).status, 401);
    // Whoever is signed in as a worker works for nobody by that.
    EXPECT_EQ(send(post_of("/staff", "b", {{"cookie", "token=one"}})).status, 401);
    EXPECT_EQ(send(post_of("/staff", "b", {{"works-here", "yes"}})).status, 201);
    EXPECT_EQ(send(post_of("/settle", "c")).status, 401);
    EXPECT_EQ(send(post_of("/settle", "c", {{"works-here", "yes"}})).status, 403);
    EXPECT_EQ(send(post_of("/settle", "c", {{"works-here", "settles"}})).status, 201);
}

TEST_F(DispatchTest, APageOfAnotherSiteCannotChangeAnything)
{
    EXPECT_EQ(send(post_of("/notes", "a",
                           {{"host", "union.example"}, {"origin", "https://evil.example"}}))
                  .status,
              403);
    EXPECT_EQ(send(post_of("/notes", "b", {{"sec-fetch-site", "cross-site"}})).status, 403);
    EXPECT_EQ(send(post_of("/notes", "c", {{"host", "union.example"}, {"origin", "null"}})).status,
              403);
    EXPECT_EQ(send(post_of("/notes", "d",
                           {{"host", "union.example"}, {"origin", "https://union.example"}}))
                  .status,
              201);
    EXPECT_EQ(notes(), "d ");
}

TEST_F(DispatchTest, UnknownPathsAndMethodsAreToldApart)
{
    EXPECT_EQ(send(post_of("/nowhere", "")).status, 404);
    auto const response = send({.method = http::Method::remove, .path = "/notes"});
    EXPECT_EQ(response.status, 405);
}

TEST_F(DispatchTest, WhoAsksForAPageReadsTheRefusalOnOne)
{
    http::Request const link{
        .method = http::Method::get, .path = "/nowhere", .headers = {{"accept", "text/html,*/*"}}};
    EXPECT_EQ(send(link).status, 404);
    EXPECT_TRUE(send(link).content_type.starts_with("text/html"));
    auto program = link;
    program.headers = {{"accept", "*/*"}};
    EXPECT_EQ(send(program).content_type, "application/problem+json");
}

TEST_F(DispatchTest, TheSameKeyAndContentGivesTheFormerAnswer)
{
    http::Request::Fields const headers{{"cookie", "token=one"}, {"idempotency-key", "key-000001"}};
    EXPECT_EQ(send(post_of("/mine", "a", headers)).body, "a");
    EXPECT_EQ(send(post_of("/mine", "a", headers)).status, 201);
    EXPECT_EQ(notes(), "a ");
}

TEST_F(DispatchTest, TheSameKeyAndOtherContentIsAConflict)
{
    http::Request::Fields const headers{{"cookie", "token=one"}, {"idempotency-key", "key-000001"}};
    EXPECT_EQ(send(post_of("/mine", "a", headers)).status, 201);
    auto const response = send(post_of("/mine", "b", headers));
    EXPECT_EQ(response.status, 409);
    EXPECT_TRUE(response.body.contains("idempotency_key_reused")) << response.body;
}

TEST_F(DispatchTest, TheKeyOfAnotherPersonIsAnotherKey)
{
    EXPECT_EQ(
        send(post_of("/mine", "a", {{"cookie", "token=one"}, {"idempotency-key", "key-000001"}}))
            .status,
        201);
    EXPECT_EQ(
        send(post_of("/mine", "b", {{"cookie", "token=two"}, {"idempotency-key", "key-000001"}}))
            .status,
        201);
}

TEST_F(DispatchTest, AMalformedKeyIsRefusedAndNothingDone)
{
    EXPECT_EQ(
        send(post_of("/mine", "a", {{"cookie", "token=one"}, {"idempotency-key", "short"}})).status,
        422);
    EXPECT_EQ(notes(), "");
}

} // namespace
