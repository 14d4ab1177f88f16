#include "settlement/api/routes.hpp"

#include "audit/api/author.hpp"
#include "base/text.hpp"
#include "http/json.hpp"
#include "membership/api/officers.hpp"
#include "settlement/api/prize_routes.hpp"
#include "settlement/api/receipt_routes.hpp"
#include "settlement/api/settlement_json.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/claiming.hpp"
#include "settlement/service/settling.hpp"

#include <fmt/format.h>
#include <memory>

namespace settlement {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::JsonWriter;
using http::Response;
using membership::Action;

std::optional<std::int64_t> number_from(std::string_view text)
{
    auto const number = base::number_in<std::int64_t>(text);
    return number && *number > 0 ? number : std::nullopt;
}

/// Who looks or acts; a program can only look.
StaffId staff_of(Call const& call)
{
    return call.officer->staff.value_or(the_program);
}

base::Result<MonthName> month_of(Call const& call)
{
    auto const month = base::CivilMonth::parse(call.parameter(1));
    if (!month)
        return std::unexpected{base::Error{month.error()}.at("month")};
    return MonthName{call.parameter(0), *month};
}

std::string listed_kinds()
{
    std::string list;
    for (auto const kind : all_act_kinds)
        list.append(list.empty() ? "" : ", ").append(text(kind));
    return list;
}

base::Result<Act> act_in(JsonObject const& body, StaffId staff)
{
    auto const word = TRY(body.text("act"));
    auto const kind = act_kind_from(word);
    if (!kind)
        return std::unexpected{refuse(act_unknown).at("act").with("allowed", listed_kinds())};
    Act act{.kind = *kind, .staff = staff};
    act.reason = TRY(body.optional_text("reason")).value_or("");
    if (auto const evidence = TRY(body.optional_text("evidence")))
        act.evidence = evidence_from(*evidence);
    act.subject = TRY(body.optional_integer("subject"));
    act.hash = TRY(body.optional_text("hash")).value_or("");
    // What does not fit is no total of any list.
    auto const yuan = TRY(body.optional_integer("yuan")).value_or(0);
    act.yuan = yuan >= 0 && yuan <= 1'000'000 ? static_cast<int>(yuan) : -1;
    return act;
}

/// Whether the caller may do this with the contest's months; for a contest that there is not, the
/// use case says so.
base::Result<void> check_contest(sql::Transaction& tx, Means const& means, Call const& call,
                                 Action action)
{
    auto const contest = means.live.contest(call.parameter(0));
    if (!contest)
        return base::ok();
    return membership::check_at_union(tx, *call.officer, action, (*contest)->settings.organiser);
}

Answer show(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    auto const desk = TRY(look_at_month(tx, means, month));
    JsonWriter json;
    write_desk(json, desk, next_acts(desk, staff_of(call)));
    return Response::private_json(200, json.take());
}

Answer take(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"act", "revision", "reason", "person", "evidence", "subject", "hash",
                              "yuan", "starts_on", "is_upheld"}));
    TakeAct command;
    command.month = TRY(month_of(call));
    command.act = TRY(act_in(body, staff_of(call)));
    if (command.act.kind == ActKind::approve) {
        CHECK_OK(check_contest(tx, means, call, Action::settlement_approve));
        CHECK_OK(membership::check_fresh(tx, *call.officer, Action::settlement_approve));
    }
    command.person_key = TRY(body.optional_text("person"));
    command.revision = TRY(body.optional_integer("revision"));
    command.is_upheld = TRY(body.optional_boolean("is_upheld")).value_or(false);
    if (auto const day = TRY(body.optional_text("starts_on"))) {
        auto const parsed = base::CivilDate::parse(*day);
        if (!parsed)
            return std::unexpected{base::Error{parsed.error()}.at("starts_on")};
        command.starts_on = *parsed;
    }
    static_cast<void>(TRY(take_act(tx, means, audit::author_of(call), command)));
    auto const desk = TRY(look_at_month(tx, means, command.month));
    JsonWriter json;
    write_desk(json, desk, next_acts(desk, command.act.staff));
    return Response::private_json(200, json.take());
}

void write_place(sql::Transaction& tx, Means const& means, Desk const& desk, JsonWriter& json,
                 quiz::PrizePlace const& place)
{
    auto const shown = shown_place(tx, means, place);
    json.begin_object().field("place", place.place);
    json.field("person", desk.key_of(place.person)).field("name", shown.name);
    json.field("phone_masked", shown.phone_masked).field("union", shown.in.name);
    json.field("points", place.points).field("correct", place.correct);
    json.field("served", place.served).field("elapsed_ms", place.elapsed_ms);
    json.field("draw", place.draw).field("yuan", place.yuan).end_object();
}

/// The draft, or a version that has gone out, with what it changed: against the list as the
/// standings gave it, and against the version before.
Answer show_list(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    auto const desk = TRY(look_at_month(tx, means, month));
    auto const asked = call.request.query_value("version");
    auto number = desk.draft.number;
    auto places = desk.draft.places;
    if (asked) {
        number = static_cast<int>(number_from(*asked).value_or(0) % 1'000'000);
        places = TRY(published_places(tx, desk, number));
    }
    std::vector<quiz::PrizePlace> before;
    if (number > 1)
        before = TRY(published_places(tx, desk, number - 1));
    JsonWriter json;
    json.begin_object().field("number", number).field("yuan", total_yuan(places));
    json.key("places").begin_array();
    for (auto const& place : places)
        write_place(tx, means, desk, json, place);
    json.end_array().key("moves_from_standings");
    write_moves(json, desk, moves_between(list_without(desk.ground(), {}), places));
    json.key("moves_from_version_before");
    write_moves(json, desk, number > 1 ? moves_between(before, places) : std::vector<Move>{});
    json.end_object();
    return Response::private_json(200, json.take());
}

Answer show_acts(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    auto const desk = TRY(look_at_month(tx, means, month));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    std::int64_t number = 0;
    for (auto const& act : list_acts(tx, desk))
        write_act(json, desk, ++number, act);
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

Answer show_objections(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    auto const desk = TRY(look_at_month(tx, means, month));
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    auto const& zone = desk.frozen.contest->rules()->timezone;
    for (auto const& objection : list_objections(tx, means, desk)) {
        json.begin_object().field("number", objection.number);
        json.field("channel", notice::text(objection.channel)).field("words", objection.words);
        json.field("objector", objection.objector);
        json.field("received_at", zone.text(objection.received_at)).key("decided_at");
        if (objection.decided_at)
            json.value(zone.text(*objection.decided_at));
        else
            json.null();
        json.field("is_upheld", objection.is_upheld).field("answer", objection.answer);
        json.end_object();
    }
    json.end_array().end_object();
    return Response::private_json(200, json.take());
}

/// What somebody said on the telephone.
Answer add_objection(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    auto const desk = TRY(look_at_month(tx, means, month));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"words", "objector"}));
    TelephoneNote note;
    note.words = TRY(body.text("words"));
    note.objector = TRY(body.optional_text("objector")).value_or("");
    auto const number = TRY(note_objection(tx, means, audit::author_of(call), desk, note));
    JsonWriter json;
    json.begin_object().field("number", number).end_object();
    return Response::private_json(201, json.take());
}

void write_claims(sql::Transaction& tx, Means const& means, Desk const& desk, JsonWriter& json)
{
    auto const& zone = desk.frozen.contest->rules()->timezone;
    json.begin_object().key("items").begin_array();
    for (auto const& [prize, name_masked, doubted_with, waits] : list_claims(tx, means, desk)) {
        json.begin_object().field("person", desk.key_of(prize.person));
        json.field("place", prize.place).field("yuan", prize.yuan);
        json.field("state", text(prize.state)).key("at");
        if (prize.claim)
            json.value(zone.text(prize.claim->at));
        else
            json.null();
        json.field("name_masked", name_masked).field("phone_masked", prize.phone_masked);
        json.field("waits", waits).field("reason", prize.doubt).key("doubted_with");
        if (doubted_with)
            json.begin_object()
                .field("person", desk.key_of(doubted_with->person))
                .field("place", doubted_with->place)
                .end_object();
        else
            json.null();
        json.end_object();
    }
    json.end_array().end_object();
}

/// Who has taken a prize, and which claims wait for a decision.
Answer show_claims(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    auto const desk = TRY(look_at_month(tx, means, month));
    JsonWriter json;
    write_claims(tx, means, desk, json);
    return Response::private_json(200, json.take());
}

Answer decide_claims(sql::Transaction& tx, Means const& means, Call const& call)
{
    auto const month = TRY(month_of(call));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"person", "decision", "reason"}));
    DecideClaim command;
    command.person_key = TRY(body.text("person"));
    command.reason = TRY(body.text("reason"));
    auto const decision = TRY(body.text("decision"));
    if (decision != "pay" && decision != "forfeit")
        return std::unexpected{refuse(act_unknown).at("decision").with("allowed", "pay, forfeit")};
    command.decision = decision == "pay" ? ClaimDecision::pay : ClaimDecision::forfeit;
    auto const desk = TRY(look_at_month(tx, means, month));
    CHECK_OK(decide_claim(tx, means, audit::author_of(call), desk, command));
    JsonWriter json;
    write_claims(tx, means, desk, json);
    return Response::private_json(200, json.take());
}

using Handler = Answer (*)(sql::Transaction&, Means const&, Call const&);

} // namespace

void add_routes(http::Router& router, Api api)
{
    auto const means = std::make_shared<Means const>(
        Means{api.live, api.keys, api.objections_key, api.calendar, api.payout_terms,
              api.claims_key, api.claim_rules, api.guess_alarm});
    auto const add = [&](http::Method method, std::string_view rest, http::Lane lane, Action action,
                         Handler handle) {
        router.add({method,
                    fmt::format("/api/v1/quiz/contests/{{slug}}/months/{{month}}{}", rest),
                    lane,
                    http::Access::staff,
                    [means, handle, action](sql::Transaction& tx, Call const& call) -> Answer {
                        CHECK_OK(check_contest(tx, *means, call, action));
                        return handle(tx, *means, call);
                    },
                    {},
                    std::string{name(action)}});
    };
    using enum http::Method;
    using enum http::Lane;
    using enum Action;
    add(get, "/settlement", read, settlement_see, show);
    add(get, "/settlement/list", read, settlement_see, show_list);
    add(get, "/settlement/acts", read, settlement_see, show_acts);
    add(post, "/settlement/acts", write, settlement_act, take);
    add(get, "/settlement/objections", read, settlement_see, show_objections);
    add(post, "/settlement/objections", write, settlement_act, add_objection);
    add(get, "/settlement/claims", read, settlement_see, show_claims);
    add(post, "/settlement/claims", write, settlement_act, decide_claims);
    add_prize_routes(router, means);
    add_receipt_routes(router, means, api.public_url);
}

} // namespace settlement
