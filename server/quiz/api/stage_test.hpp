#pragma once

#include "http/json.hpp"
#include "http/route.hpp"
#include "identity/domain/keys.hpp"
#include "identity/domain/phone_number.hpp"
#include "identity/service/phone_book.hpp"
#include "membership/service/choosing_union.hpp"
#include "organisation/service/importing_unions.hpp"
#include "quiz/api/routes.hpp"
#include "quiz/service/importing_questions.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/managing_contests.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quiz::fixtures {

/// Who keeps the contests of the tests.
inline audit::Author const operator_of_tests{audit::AuthorKind::token, "operator"};

/// A settings document of the page's contest with more members, each beginning with a comma.
inline std::string contest_document(std::string_view slug = "march", std::string_view more = "")
{
    return fmt::format(
        R"({{"slug":"{}","title":"全省职工党史知识竞赛","theme":"我心向党",)"
        R"("slogan":"跟党走","english":{{"title":"History quiz","theme":"Our hearts"}},)"
        R"("organiser":"330000","bank":"party-history",)"
        R"("starts_on":"2021-03-01","ends_on":"2021-06-30"{}}})",
        slug, more);
}

inline std::string question_json(std::string_view code, std::string_view stem, int difficulty = 1,
                                 std::string_view answer = "A")
{
    return fmt::format(
        R"({{"code":"{}","type":"single","period":"P1","topic":"meeting",)"
        R"("difficulty":{},"stem":"{}","options":{{"A":"甲","B":"乙","C":"丙","D":"丁"}},)"
        R"("answer":["{}"],"explanation":"因为。","source":"书"}})",
        code, difficulty, stem, answer);
}

/// What a request is made of beside its method and path.
struct With {
    std::optional<http::Actor> actor = {};
    std::string body = {};
    http::Request::Fields query = {};
    http::Request::Fields headers = {};
    /// Whoever runs the machine may do everything: who else may is for other tests.
    http::Officer officer = {};
};

/// All routes of the room on a store with two unions, a bank of 312 questions whose right option
/// is always 甲, and the contest "march". Requests go through the router as dispatch sends them.
class ApiStage {
public:
    explicit ApiStage(std::string const& document = contest_document(),
                      std::unique_ptr<sql::Database> store = sql::open_sqlite_in_memory())
        : database{std::move(store), support::shanghai("2021-03-08 09:00")}
    {
        add_routes(router, Api{live, keys, "https://quiz.example.org"});
        auto const done = database.run([&](sql::Transaction& tx) -> base::Result<void> {
            static_cast<void>(TRY(organisation::import_levels(
                tx, "code,rank,zh,en\nprovince,1,省级,Province\ncity,2,市级,City\n",
                organisation::ImportMode::all_or_nothing)));
            static_cast<void>(TRY(organisation::import_unions(
                tx,
                "code,name,short_name,level,parent_code\n"
                "330000,浙江省总工会,浙江省,province,\n330700,金华市总工会,金华市,city,330000\n",
                organisation::Tree::local, organisation::ImportMode::all_or_nothing)));
            live.load(tx);
            auto const bank = bank_json();
            return TRY(import_questions(tx, live, operator_of_tests,
                                        {.bank = "party-history", .bytes = bank}))
                           .version
                       ? base::ok()
                       : base::Result<void>{std::unexpected{base::Error{}}};
        });
        VERIFY(done.has_value());
        auto const made = database.run([&](sql::Transaction& tx) {
            return create_contest(tx, live, operator_of_tests, document);
        });
        VERIFY(made.has_value());
    }

    /// A new person with a union.
    http::Actor player()
    {
        auto const actor = stranger();
        auto const chosen = database.run([&](sql::Transaction& tx) {
            return membership::choose_union(tx, {.person = actor.person, .code = "330700"});
        });
        VERIFY(chosen.has_value());
        return actor;
    }

    http::Actor stranger()
    {
        auto const phone =
            identity::PhoneNumber::parse(fmt::format("1990000{:04}", ++people_)).value();
        return {database.look([&](sql::Transaction& tx) {
                    return identity::register_person(tx, keys, phone).person;
                }),
                fmt::format("session {}", people_)};
    }

    http::Answer send(http::Method method, std::string path, With with = {})
    {
        http::Request const request{.method = method,
                                    .path = std::move(path),
                                    .query = std::move(with.query),
                                    .headers = std::move(with.headers),
                                    .body = std::move(with.body)};
        auto match = router.match(method, request.path);
        VERIFY(match.route != nullptr);
        VERIFY(match.route->access != http::Access::signed_in || with.actor);
        http::Call const call{request, std::move(match.parameters), std::move(with.actor),
                              std::move(with.officer)};
        return database.run([&](sql::Transaction& tx) -> http::Answer {
            if (match.route->handle)
                return match.route->handle(tx, call);
            http::Call const* const calls[] = {&call};
            return match.route->handle_batch(tx, calls).front();
        });
    }

    http::Answer get(std::string path, With with = {})
    {
        return send(http::Method::get, std::move(path), std::move(with));
    }
    http::Answer post(std::string path, With with = {})
    {
        return send(http::Method::post, std::move(path), std::move(with));
    }

    static std::string path(std::string_view rest, std::string_view slug = "march")
    {
        return fmt::format("/api/v1/quiz/contests/{}{}", slug, rest);
    }

    /// The answers that choose 甲 wherever it stands on a paper, or never.
    static std::string answers_to(std::string const& paper, bool are_right = true)
    {
        auto const object = http::JsonObject::parse(paper).value();
        auto const questions = object.objects("questions").value();
        std::string answers;
        for (auto const& question : questions) {
            auto const options = question.texts("options").value();
            std::size_t chosen = 0;
            while ((options[chosen] == "甲") != are_right)
                ++chosen;
            answers += fmt::format("{}[{}]", answers.empty() ? "" : ",", chosen);
        }
        return fmt::format(R"({{"answers":[{}]}})", answers);
    }

    /// Starts today's next attempt and hands it in; gives the result.
    std::string play(http::Actor const& actor, bool are_right = true)
    {
        auto const paper = post(path("/attempts"), {actor}).value();
        auto const object = http::JsonObject::parse(paper.body).value();
        auto const attempt = fmt::format("/attempts/{}/{}", object.text("date").value(),
                                         object.integer("number").value());
        auto const result =
            post(path(attempt + "/hand-in"), {actor, answers_to(paper.body, are_right)});
        EXPECT_TRUE(support::is_accepted(result));
        return result->body;
    }

    support::Database database;
    base::Key master = base::random_key();
    identity::Keys keys = identity::Keys::derive(master);
    Live live{master};
    http::Router router;

private:
    static std::string bank_json()
    {
        std::string list;
        for (int number = 1; number <= 312; ++number)
            list += fmt::format("{}{}", list.empty() ? "[" : ",",
                                question_json(fmt::format("QB{:03}", number),
                                              fmt::format("第{}题？", number), number % 3 + 1));
        return list + "]";
    }

    int people_ = 0;
};

/// "23" for the member `name` of a JSON object.
inline std::int64_t number_in(std::string const& json, std::string_view name)
{
    return http::JsonObject::parse(json).value().integer(name).value();
}

} // namespace quiz::fixtures
