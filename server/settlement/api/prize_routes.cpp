#include "settlement/api/prize_routes.hpp"

#include "audit/api/author.hpp"
#include "http/json.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/claiming.hpp"

namespace settlement {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;

base::Result<MonthName> month_of(Call const& call)
{
    auto const month = base::CivilMonth::parse(call.parameter(1));
    if (!month)
        return std::unexpected{base::Error{month.error()}.at("month")};
    return MonthName{call.parameter(0), *month};
}

void write_words(JsonWriter& json, std::string_view name, std::string const& words)
{
    if (words.empty())
        json.null_field(name);
    else
        json.field(name, words);
}

void write_instant(JsonWriter& json, std::string_view name, Prize const& prize,
                   std::optional<base::Instant> at)
{
    write_words(json, name, at ? prize.contest->rules()->timezone.text(*at) : "");
}

/// Why it stands where it stands, if that needs a reason.
std::string reason_of(Prize const& prize)
{
    bool const is_questioned =
        prize.state == PrizeState::held || prize.state == PrizeState::struck_out;
    if (is_questioned)
        return prize.doubt;
    return prize.payment ? prize.payment->reason : "";
}

void write_progress(JsonWriter& json, Prize const& prize)
{
    bool const was_taken = prize.facts.claim == ClaimKind::taken;
    write_instant(json, "claimed_at", prize,
                  was_taken ? std::optional{prize.claim->at} : std::nullopt);
    auto const& payment = prize.payment;
    write_instant(json, "handed_over_at", prize, payment ? payment->handed_over_at : std::nullopt);
    write_instant(json, "arrived_at", prize, payment ? payment->arrived_at : std::nullopt);
    bool const is_questioned =
        prize.state == PrizeState::held || prize.state == PrizeState::struck_out;
    write_words(json, "evidence",
                is_questioned && prize.evidence ? std::string{text(*prize.evidence)} : "");
    write_words(json, "reason", reason_of(prize));
}

void write_prize(JsonWriter& json, Means const& means, Prize const& prize, http::Language language)
{
    auto const& settings = prize.contest->settings;
    bool const is_chinese = language == http::Language::zh;
    auto const& words = is_chinese || !settings.english ? settings.words : *settings.english;
    auto const& rules = means.claim_rules;
    json.begin_object().key("contest").begin_object().field("slug", prize.contest->slug());
    json.field("title", words.title).end_object().field("month", prize.month.month.text());
    json.field("place", prize.place).field("yuan", prize.yuan);
    json.field("state", text(prize.state)).field("is_final", prize.is_final);
    write_words(json, "last_day", prize.facts.last_day ? prize.facts.last_day->text() : "");
    auto const& notice = prize.notice;
    write_words(json, "notice_path", notice ? "/n/" + notice->id : "");
    auto const contact = notice ? (is_chinese ? notice->contact.zh : notice->contact.en) : "";
    write_words(json, "contact", contact);
    json.field("needs_real_name", rules.needs_real_name);
    json.field("phone_masked", prize.phone_masked);
    json.field("can_change_phone", check_change_phone(prize.facts, rules).has_value());
    json.field("can_give_up", check_give_up(prize.facts, rules).has_value());
    json.field("can_appeal", check_appeal(prize.facts, rules).has_value());
    json.field("has_appealed", prize.facts.has_appealed);
    write_progress(json, prize);
    json.end_object();
}

Answer show_prizes(sql::Transaction& tx, Means const& means, Call const& call)
{
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& prize : list_prizes(tx, means, call.actor->person))
        write_prize(json, means, prize, call.request.language());
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

Answer show_prize(sql::Transaction& tx, Means const& means, Call const& call,
                  MonthName const& month)
{
    auto const prize = TRY(find_prize(tx, means, call.actor->person, month));
    JsonWriter json;
    write_prize(json, means, prize, call.request.language());
    return Response::private_json(200, json.take());
}

base::Result<std::optional<PhoneCode>> code_in(JsonObject const& body)
{
    auto const id = TRY(body.optional_text("code_id"));
    auto const digits = TRY(body.optional_text("code"));
    if (!id && !digits)
        return std::nullopt;
    if (!id || !digits)
        return std::unexpected{refuse(prize_code_missing).at(id ? "code" : "code_id")};
    auto const code = TRY(identity::SignInCode::parse(*digits));
    return PhoneCode{*id, code};
}

base::Result<std::optional<Winner>> winner_in(JsonObject const& body)
{
    auto const name = TRY(body.optional_text("real_name"));
    auto const number = TRY(body.optional_text("id_number"));
    if (!name && !number)
        return std::nullopt;
    if (!name || !number)
        return std::unexpected{refuse(real_name_missing).at(name ? "id_number" : "real_name")};
    auto real_name = TRY(RealName::parse(*name));
    auto id_number = TRY(IdNumber::parse(*number));
    return Winner{std::move(real_name), std::move(id_number)};
}

Answer take(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"real_name", "id_number", "code_id", "code"}));
    TakePrize command{.person = call.actor->person, .month = TRY(month_of(call))};
    command.winner = TRY(winner_in(body));
    command.other_phone = TRY(code_in(body));
    CHECK_OK(take_prize(tx, means, audit::worker_of(call), command));
    return show_prize(tx, means, call, command.month);
}

Answer give_up(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    CHECK_OK(give_up_prize(tx, means, audit::worker_of(call), call.actor->person, month));
    return show_prize(tx, means, call, month);
}

Answer change_phone(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"code_id", "code"}));
    auto const code = TRY(code_in(body));
    if (!code)
        return std::unexpected{refuse(prize_code_missing).at("code")};
    CHECK_OK(
        change_prize_phone(tx, means, audit::worker_of(call), call.actor->person, month, *code));
    return show_prize(tx, means, call, month);
}

Answer take_appeal(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"reason"}));
    auto words = TRY(body.text("reason"));
    CHECK_OK(
        appeal(tx, means, audit::worker_of(call), call.actor->person, month, std::move(words)));
    return show_prize(tx, means, call, month);
}

using Handler = Answer (*)(sql::Transaction&, Means const&, Call const&);

} // namespace

void add_prize_routes(http::Router& router, std::shared_ptr<Means const> const& means)
{
    auto const add = [&](http::Method method, std::string pattern, http::Lane lane,
                         Handler handle) {
        router.add({method,
                    std::move(pattern),
                    lane,
                    http::Access::signed_in,
                    [means, handle](sql::Transaction& tx, Call const& call) {
                        return handle(tx, *means, call);
                    },
                    {}});
    };
    using enum http::Method;
    using enum http::Lane;
    add(get, "/api/v1/me/prizes", read, show_prizes);
    add(post, "/api/v1/me/prizes/{slug}/{month}/claim", write, take);
    add(post, "/api/v1/me/prizes/{slug}/{month}/give-up", write, give_up);
    add(post, "/api/v1/me/prizes/{slug}/{month}/phone", write, change_phone);
    add(post, "/api/v1/me/prizes/{slug}/{month}/appeal", write, take_appeal);
}

} // namespace settlement
