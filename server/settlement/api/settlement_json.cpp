#include "settlement/api/settlement_json.hpp"

#include "settlement/service/settling.hpp"

#include <algorithm>

namespace settlement {

namespace {

void write_instant(json::Writer& json, std::string_view name, Desk const& desk, base::Instant at)
{
    json.field(name, desk.frozen.contest->rules()->timezone.text(at));
}

void write_draft(json::Writer& json, Draft const& draft)
{
    json.key("draft").begin_object().field("number", draft.number);
    json.field("previous", draft.previous).field("content_hash", draft.content_hash);
    json.field("hash", draft.hash).field("yuan", draft.yuan);
    json.field("places", draft.places.size()).field("is_news", draft.is_news).end_object();
}

void write_approval(json::Writer& json, Desk const& desk)
{
    json.key("preparers").begin_array();
    for (auto const staff : desk.settlement.preparers())
        json.value(staff.value);
    json.end_array().key("approval");
    auto const& approval = desk.settlement.approval();
    if (!approval) {
        json.null();
        return;
    }
    json.begin_object().field("by", approval->by.value);
    write_instant(json, "at", desk, approval->at);
    json.field("hash", approval->hash).end_object();
}

void write_notice(json::Writer& json, Desk const& desk)
{
    json.key("notice");
    if (!desk.notice) {
        json.null();
        return;
    }
    auto const& notice = *desk.notice;
    json.begin_object().field("id", notice.id).field("path", "/n/" + notice.id);
    json.field("is_withdrawn", notice.withdrawn_at.has_value());
    json.field("first_day", notice.versions.back().first_day.text()).key("last_day");
    if (desk.notice_ends_on)
        json.value(desk.notice_ends_on->text());
    else
        json.null();
    json.key("unannounced_year");
    if (desk.notice_ends_on)
        json.null();
    else
        json.value(desk.notice_ends_on.error().year);
    json.field("open_objections", notice.open_objections).end_object();
}

void write_next(json::Writer& json, std::vector<Next> const& next)
{
    json.key("next").begin_array();
    for (auto const& [kind, obstacle] : next) {
        json.begin_object().field("act", text(kind)).field("is_possible", !obstacle).key("why_not");
        if (obstacle)
            json.value(obstacle->reason);
        else
            json.null();
        json.key("facts").begin_object();
        for (auto const& fact : obstacle ? obstacle->facts : std::vector<base::Error::Fact>{})
            json.field(fact.name, fact.value);
        json.end_object().end_object();
    }
    json.end_array();
}

void write_doubts(json::Writer& json, Desk const& desk)
{
    json.key("findings").begin_array();
    for (auto const& [number, finding] : desk.settlement.findings()) {
        json.begin_object().field("number", number);
        json.field("person", desk.key_of(finding.person));
        json.field("evidence", text(finding.evidence)).field("facts", finding.facts);
        json.field("is_open", finding.is_open).end_object();
    }
    json.end_array().key("cases").begin_array();
    for (auto const& [person, doubt] : desk.settlement.cases()) {
        json.begin_object().field("person", desk.key_of(person));
        json.field("state", doubt.state == Case::State::held ? "held" : "struck_out");
        json.field("evidence", text(doubt.evidence)).field("reason", doubt.reason);
        json.field("appeal", doubt.appeal).key("deciders").begin_array();
        for (auto const staff : doubt.deciders)
            json.value(staff.value);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_picture(json::Writer& json, Desk const& desk)
{
    auto const& rules = desk.frozen.contest->rules();
    json.key("tie_groups").begin_array();
    for (auto const& group : tie_groups(desk.ground(), rules.winners_per_month())) {
        json.begin_object().field("from", group.from).field("to", group.to);
        json.field("points", group.points).field("decided_by", quiz::text(group.decided_by));
        json.field("reaches_beyond", group.reaches_beyond).end_object();
    }
    json.end_array().key("distribution").begin_array();
    auto const& people = desk.frozen.people_by_level;
    for (std::size_t level = 0; level < people.size(); ++level)
        if (people[level] > 0)
            json.begin_object()
                .field("points", static_cast<int>(level) * rules->points_per_question)
                .field("people", people[level])
                .end_object();
    json.end_array();
}

void write_versions(json::Writer& json, Desk const& desk)
{
    json.key("versions").begin_array();
    for (auto const& version : desk.settlement.versions()) {
        json.begin_object().field("number", version.number).field("previous", version.previous);
        json.field("content_hash", version.content_hash).field("hash", version.hash);
        write_instant(json, "at", desk, version.at);
        json.field("by", version.by.value).field("approved_by", version.approved_by.value);
        json.key("struck_out").begin_array();
        for (auto const person : version.struck_out)
            json.value(desk.key_of(person));
        json.end_array().end_object();
    }
    json.end_array();
}

} // namespace

void write_desk(json::Writer& json, Desk const& desk, std::vector<Next> const& next)
{
    json.begin_object().field("contest", desk.frozen.contest->slug());
    json.field("month", desk.frozen.month.month.text());
    json.field("state", quiz::text(desk.settlement.state()));
    json.field("revision", desk.settlement.revision());
    json.field("frozen_hash", desk.settlement.frozen_hash());
    json.field("today", desk.today.text());
    write_draft(json, desk.draft);
    write_approval(json, desk);
    write_notice(json, desk);
    write_next(json, next);
    write_doubts(json, desk);
    write_picture(json, desk);
    write_versions(json, desk);
    json.end_object();
}

void write_act(json::Writer& json, Desk const& desk, std::int64_t number, Act const& act)
{
    json.begin_object().field("number", number).field("act", text(act.kind));
    json.field("staff", act.staff.value);
    write_instant(json, "at", desk, act.at);
    json.field("reason", act.reason).key("person");
    if (act.person)
        json.value(desk.key_of(*act.person));
    else
        json.null();
    json.key("evidence");
    if (act.evidence)
        json.value(text(*act.evidence));
    else
        json.null();
    json.field("subject", act.subject).field("hash", act.hash).field("yuan", act.yuan);
    json.end_object();
}

void write_moves(json::Writer& json, Desk const& desk, std::span<Move const> moves)
{
    json.begin_array();
    for (auto const& move : moves) {
        json.begin_object().field("person", desk.key_of(move.person));
        json.field("place_before", move.place_before).field("place_after", move.place_after);
        json.field("yuan_before", move.yuan_before).field("yuan_after", move.yuan_after);
        json.end_object();
    }
    json.end_array();
}

} // namespace settlement
