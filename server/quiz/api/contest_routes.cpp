#include "http/etag.hpp"
#include "http/json.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/domain/contest_status.hpp"
#include "quiz/domain/daily_quota.hpp"
#include "quiz/domain/rules_text.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/managing_contests.hpp"

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::JsonWriter;
using http::Response;

ContestWords const& words_for(Contest const& contest, http::Language language)
{
    auto const& settings = contest.settings;
    return language == http::Language::en && settings.english ? *settings.english : settings.words;
}

void write_organiser(JsonWriter& json, sql::Transaction& tx, Contest const& contest)
{
    json.key("organiser").begin_object().field("code", contest.settings.organiser);
    json.field("name", organiser_name(tx, contest)).end_object();
}

/// The same words again cost nothing: the tag is of the body, which is in one language.
Response tagged(Call const& call, std::string body)
{
    auto const etag = http::etag_of(body);
    if (auto unchanged = http::not_modified(call.request, etag))
        return std::move(*unchanged).with_header("Vary", "Accept-Language");
    return Response::json(200, std::move(body))
        .with_header("ETag", etag)
        .with_header("Cache-Control", "no-cache")
        .with_header("Vary", "Accept-Language");
}

Answer list_contests(sql::Transaction& tx, Api const& api, Call const& call)
{
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& contest : api.live.contests()) {
        auto const& words = words_for(*contest, call.request.language());
        json.begin_object().field("slug", contest->slug()).field("title", words.title);
        json.field("theme", words.theme)
            .field("status", text(status_at(contest->rules(), tx.now())));
        json.field("starts_on", contest->rules()->starts_on.text());
        json.field("ends_on", contest->rules()->ends_on.text());
        write_organiser(json, tx, *contest);
        json.key("entry").begin_object().field("page", "/c/" + contest->slug());
        json.field("app", "/quiz/" + contest->slug()).end_object().end_object();
    }
    return tagged(call, json.end_array().end_object().take());
}

void write_rules(JsonWriter& json, ContestRules const& rules)
{
    json.key("rules").begin_object();
    json.field("questions_per_attempt", rules->questions_per_attempt);
    json.field("points_per_question", rules->points_per_question);
    json.field("attempts_per_day", attempts_allowed(rules, ChanceGrant::granted));
    json.field("time_limit_s", rules->time_limit.count());
    json.field("hand_in_grace_s", rules->hand_in_grace.count());
    json.field("accommodation_factor", rules->accommodation_factor);
    json.field("second_chance", text(rules->second_chance));
    json.field("study_time_s", rules->study_time.count()).key("tie_breakers").begin_array();
    for (auto const breaker : rules->tie_breakers)
        json.value(text(breaker));
    json.end_array().key("prize_tiers").begin_array();
    for (auto const& tier : rules->prize_tiers)
        json.begin_object()
            .field("from", tier.from)
            .field("to", tier.to)
            .field("yuan", tier.yuan)
            .end_object();
    json.end_array().field("prize_total_yuan_per_month", rules.yuan_per_month());
    json.field("winners_per_month", rules.winners_per_month());
    json.field("person_board", rules->person_board).field("union_board", rules->union_board);
    json.end_object();
}

void write_months(JsonWriter& json, Contest const& contest, base::Instant now)
{
    json.key("months").begin_array();
    for (auto const& month : contest.months) {
        json.begin_object().field("month", month.month.text());
        json.field("state", text(month.state_at(contest.rules(), now)));
        json.field("secret_hash", month.secret_hash).field("secret", month.revealed_secret);
        json.end_object();
    }
    json.end_array();
}

Answer show_contest(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const contest = TRY(api.live.contest(call.parameter(0)));
    auto const language = call.request.language();
    auto const& words = words_for(*contest, language);
    auto const& rules = contest->rules();
    auto const& zone = rules->timezone;
    JsonWriter json;
    json.begin_object().field("slug", contest->slug()).field("title", words.title);
    json.field("theme", words.theme).field("slogan", words.slogan);
    write_organiser(json, tx, *contest);
    json.field("status", text(status_at(contest->rules(), tx.now())));
    json.field("starts_at", zone.text(zone.start_of(rules->starts_on)));
    json.field("ends_at", zone.text(zone.start_of(rules->ends_on + 1)));
    json.field("timezone", zone.name());
    write_rules(json, rules);
    json.key("rules_text").begin_array();
    for (auto const& sentence :
         language == http::Language::en ? rules_in_english(rules) : rules_in_chinese(rules))
        json.value(sentence);
    json.end_array();
    write_months(json, *contest, tx.now());
    return tagged(call, json.field("version", contest->version).end_object().take());
}

} // namespace

void add_contest_routes(http::Router& router, SharedApi const& api)
{
    add_route(router, api, http::Method::get, "/api/v1/quiz/contests", http::Lane::read,
              http::Access::anyone, list_contests);
    add_route(router, api, http::Method::get, contest_path, http::Lane::read, http::Access::anyone,
              show_contest);
}

} // namespace quiz
