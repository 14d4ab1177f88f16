#include "settlement/service/settling.hpp"

#include "audit/service/appending.hpp"
#include "notice/service/publishing.hpp"
#include "payout/service/planning.hpp"
#include "quiz/service/boards.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/act_names.hpp"
#include "settlement/service/finding_doubts.hpp"
#include "settlement/service/paying_out.hpp"
#include "settlement/service/putting_up.hpp"
#include "settlement/store/acts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace settlement {

namespace {

/// How far below the last winner the ranking is read: whoever may move up stands there.
constexpr int reserve = 100;

/// What an act writes besides itself.
base::Result<void> follow_up(sql::Transaction& tx, Means const& means, Desk const& desk,
                             TakeAct const& command)
{
    auto const& act = command.act;
    if (act.kind == ActKind::publish || act.kind == ActKind::correct) {
        auto const first_day = command.starts_on.value_or(desk.today);
        if (first_day < desk.today)
            return std::unexpected{refuse(notice_begins_too_early).at("starts_on")};
        for (auto const& place : desk.draft.places)
            acts::insert_place(tx, desk.frozen.month.id, desk.draft.number, place);
        put_list_up(tx, means, desk, first_day);
    }
    if (act.kind == ActKind::go_back && desk.notice && !desk.notice->withdrawn_at)
        return notice::withdraw(tx, desk.notice->id);
    if (act.kind == ActKind::finalise)
        return notice::close(tx, desk.notice->id);
    if (act.kind == ActKind::decide)
        notice::decide_objection(
            tx, desk.notice->id, *act.subject,
            command.is_upheld ? notice::Outcome::upheld : notice::Outcome::rejected, act.reason);
    return base::ok();
}

/// "month:march 2021-03", as the log of acts names a month.
std::string audited_subject(Desk const& desk)
{
    return fmt::format("month:{}", notice_subject(desk));
}

/// Which act it is among those of its month, and what was seen or decided.
audit::Details audited_details(Desk const& desk, Act const& act)
{
    auto details = audit::Details{}.with("number", desk.settlement.revision());
    if (act.person)
        details = std::move(details).with("person", desk.key_of(*act.person));
    if (act.subject)
        details = std::move(details).with("subject", *act.subject);
    if (!act.hash.empty())
        details = std::move(details).with("list_sha256", act.hash);
    if (act.yuan != 0)
        details = std::move(details).with("yuan", act.yuan);
    return details;
}

void record(sql::Transaction& tx, audit::Author const& author, Desk& desk, Act const& act)
{
    desk.settlement.take(act, desk.terms());
    audit::append(tx, author,
                  {.name = audited_name(act.kind),
                   .subject = audited_subject(desk),
                   .details = audited_details(desk, act),
                   .reason = act.reason});
    acts::insert(tx, desk.frozen.month.id, desk.settlement.revision(), act);
}

/// Adds the doubts of the program that nobody has noted before.
void note_findings(sql::Transaction& tx, audit::Author const& by, Desk& desk,
                   std::vector<Act> const& doubts)
{
    audit::Author const program{audit::AuthorKind::system, "settlement", by.trace_id};
    for (auto const& act : doubts) {
        bool const is_known = std::ranges::any_of(desk.settlement.findings(), [&](auto const& one) {
            return one.second.person == *act.person && one.second.facts == act.reason;
        });
        if (!is_known)
            record(tx, program, desk, act);
    }
}

/// The person of this key among those who can win.
base::Result<base::PersonId> candidate(Desk const& desk, std::string_view key)
{
    auto const& ranking = desk.frozen.ranking;
    auto const found = std::ranges::find_if(
        ranking, [&](quiz::PrizePlace const& place) { return desk.key_of(place.person) == key; });
    if (found == ranking.end())
        return std::unexpected{refuse(candidate_unknown).at("person")};
    return found->person;
}

/// An act of this kind with whatever the present state would need, to ask whether it may be taken.
Act example_of(ActKind kind, Desk const& desk, StaffId staff)
{
    Act act{.kind = kind, .staff = staff, .reason = "x"};
    if (kind == ActKind::approve) {
        act.hash = desk.draft.hash;
        act.yuan = desk.draft.yuan;
    }
    if (kind == ActKind::decide && !desk.open_objections.empty())
        act.subject = *desk.open_objections.begin();
    return act;
}

} // namespace

quiz::PrizeTerms Desk::terms() const&
{
    return {frozen.contest->rules(), *frozen.month.revealed_secret, frozen.contest->slug(),
            frozen.month.month, frozen.contest->people};
}

std::string Desk::key_of(base::PersonId person) const
{
    return frozen.contest->people.of(person);
}

Situation Desk::situation() const&
{
    return {ground(), open_objections, notice_ends_on, today, open_payments};
}

base::Result<Desk> look_at_month(sql::Transaction& tx, Means const& means, MonthName const& name)
{
    // The journal first: how far down the ranking must reach depends on who fell out.
    auto const contest = TRY(means.live.contest(name.slug));
    auto const* const month = contest->month(name.month);
    auto const journal = month == nullptr ? std::vector<Act>{} : acts::list(tx, month->id);
    auto const struck = std::ranges::count(journal, ActKind::disqualify, &Act::kind);
    auto const depth = contest->rules().winners_per_month() + static_cast<int>(struck) + reserve;
    auto frozen = TRY(quiz::frozen_month(tx, means.live, name.slug, name.month, depth));
    Desk desk{std::move(frozen), Settlement{quiz::MonthState::provisional}, {}, {}, {}, {}, {}, 0};
    for (auto const& act : journal)
        desk.settlement.take(act, desk.terms());
    desk.draft = desk.settlement.draft(desk.ground());
    desk.today = contest->rules()->timezone.date_at(tx.now());
    desk.notice = notice::find_notice_of(tx, notice_programme, notice_subject(desk));
    desk.open_payments = payout::count_open_prizes(tx, contest->slug(), name.month) +
                         static_cast<std::int64_t>(list_unplanned(tx, means, desk).size());
    if (desk.notice) {
        desk.notice_ends_on = notice::ends_on(*desk.notice, means.calendar);
        for (auto const& objection :
             notice::list_objections(tx, means.objections_key, desk.notice->id))
            if (!objection.decided_at)
                desk.open_objections.insert(objection.number);
    }
    return desk;
}

std::vector<Next> next_acts(Desk const& desk, StaffId staff)
{
    std::vector<Next> next;
    auto const situation = desk.situation();
    for (auto const kind : all_act_kinds) {
        auto result = desk.settlement.check(example_of(kind, desk, staff), situation);
        // An example names nobody: that somebody must be named is no obstacle.
        bool const is_possible = result || result.error().is(candidate_unknown) ||
                                 (kind == ActKind::keep && result.error().is(finding_unknown));
        next.push_back({kind, is_possible ? std::nullopt : std::optional{result.error()}});
    }
    return next;
}

base::Result<std::int64_t> take_act(sql::Transaction& tx, Means const& means,
                                    audit::Author const& author, TakeAct command)
{
    auto desk = TRY(look_at_month(tx, means, command.month));
    auto const before = desk.settlement.revision();
    if (command.revision && *command.revision != before)
        return std::unexpected{refuse(settlement_moved_on).with("found", before)};
    if (command.person_key)
        command.act.person = TRY(candidate(desk, *command.person_key));
    command.act.at = tx.now();
    command.act = desk.settlement.completed(std::move(command.act), desk.ground());
    CHECK_OK(desk.settlement.check(command.act, desk.situation()));
    if (command.act.kind == ActKind::finalise)
        note_findings(tx, author, desk, TRY(pay_out(tx, means, desk)));
    CHECK_OK(follow_up(tx, means, desk, command));
    record(tx, author, desk, command.act);
    if (command.act.kind == ActKind::freeze)
        note_findings(tx, author, desk, find_doubts(tx, means, desk));
    if (desk.settlement.state() != desk.frozen.month.stored)
        quiz::move_month(tx, means.live, desk.frozen.month.id, desk.settlement.state());
    return desk.settlement.revision();
}

base::Result<std::vector<quiz::PrizePlace>> published_places(sql::Transaction& tx, Desk const& desk,
                                                             int version)
{
    if (version < 1 || version > static_cast<int>(desk.settlement.versions().size()))
        return std::unexpected{refuse(version_unknown)};
    return acts::list_places(tx, desk.frozen.month.id, version);
}

quiz::PublishedPlace shown_place(sql::Transaction& tx, Means const& means,
                                 quiz::PrizePlace const& place)
{
    return quiz::published_place(tx, means.live, means.keys, place);
}

std::vector<notice::Objection> list_objections(sql::Transaction& tx, Means const& means,
                                               Desk const& desk)
{
    if (!desk.notice)
        return {};
    return notice::list_objections(tx, means.objections_key, desk.notice->id);
}

base::Result<std::int64_t> note_objection(sql::Transaction& tx, Means const& means,
                                          audit::Author const& author, Desk const& desk,
                                          TelephoneNote const& note)
{
    notice::ObjectionMeans const needed{means.objections_key, means.calendar, desk.today};
    auto const number =
        TRY(notice::file_objection(tx, needed,
                                   {desk.notice ? desk.notice->id : "", notice::Channel::telephone,
                                    note.words, note.objector}));
    audit::append(tx, author,
                  {.name = objection_noted,
                   .subject = audited_subject(desk),
                   .details = audit::Details{}.with("objection", number)});
    return number;
}

std::vector<Act> list_acts(sql::Transaction& tx, Desk const& desk)
{
    return acts::list(tx, desk.frozen.month.id);
}

} // namespace settlement
