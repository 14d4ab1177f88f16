#include "base/text.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/domain/settlement.hpp"

#include <algorithm>
#include <utility>

namespace settlement {

namespace {

using quiz::MonthState;

/// The states in which an act of this kind can be taken at all.
bool is_time_for(ActKind kind, MonthState state)
{
    bool const is_shaping = state == MonthState::provisional || state == MonthState::public_notice;
    switch (kind) {
    case ActKind::freeze:
        return state <= MonthState::provisional && state != MonthState::ahead;
    case ActKind::find:
    case ActKind::keep:
    case ActKind::hold:
    case ActKind::release:
    case ActKind::disqualify:
        return is_shaping;
    case ActKind::appeal:
    case ActKind::decide:
        return is_shaping || state == MonthState::reviewing;
    case ActKind::submit:
        return state == MonthState::provisional;
    case ActKind::approve:
        return state == MonthState::reviewing || state == MonthState::public_notice;
    case ActKind::publish:
        return state == MonthState::reviewing;
    case ActKind::correct:
    case ActKind::finalise:
        return state == MonthState::public_notice;
    case ActKind::go_back:
        return state == MonthState::reviewing || state == MonthState::public_notice;
    case ActKind::pay:
        return state == MonthState::final;
    }
    std::unreachable();
}

bool needs_reason(ActKind kind)
{
    switch (kind) {
    case ActKind::find:
    case ActKind::keep:
    case ActKind::hold:
    case ActKind::appeal:
    case ActKind::release:
    case ActKind::disqualify:
    case ActKind::decide:
    case ActKind::go_back:
        return true;
    case ActKind::freeze:
    case ActKind::submit:
    case ActKind::approve:
    case ActKind::publish:
    case ActKind::correct:
    case ActKind::finalise:
    case ActKind::pay:
        return false;
    }
    std::unreachable();
}

base::Result<void> check_reason(Act const& act)
{
    if (!needs_reason(act.kind))
        return base::ok();
    auto const found = base::length(base::trimmed(act.reason));
    if (found == 0)
        return std::unexpected{
            refuse(act_reason_missing).at("reason").with("characters_max", reason_characters_max)};
    if (found > reason_characters_max)
        return std::unexpected{refuse(act_reason_too_long)
                                   .at("reason")
                                   .with("characters_max", reason_characters_max)
                                   .with("found", found)};
    return base::ok();
}

} // namespace

base::Result<void> Settlement::check(Act const& act, Situation const& situation) const
{
    CHECK_OK(check_state(act));
    CHECK_OK(check_reason(act));
    switch (act.kind) {
    case ActKind::find:
    case ActKind::hold:
    case ActKind::appeal:
    case ActKind::release:
    case ActKind::disqualify:
        return check_place(act, situation);
    case ActKind::keep:
        return check_finding(act);
    case ActKind::submit:
        return check_submit(situation);
    case ActKind::approve:
        return check_approve(act, situation);
    case ActKind::publish:
    case ActKind::correct:
        return check_publish(situation);
    case ActKind::decide:
        if (!act.subject || !situation.open_objections.contains(*act.subject))
            return std::unexpected{refuse(objection_unknown)};
        return base::ok();
    case ActKind::finalise:
        return check_finalise(situation);
    case ActKind::pay:
        if (situation.open_payments > 0)
            return std::unexpected{refuse(payments_open).with("orders", situation.open_payments)};
        return base::ok();
    case ActKind::freeze:
    case ActKind::go_back:
        return base::ok();
    }
    std::unreachable();
}

base::Result<void> Settlement::check_state(Act const& act) const
{
    if (is_time_for(act.kind, state_))
        return base::ok();
    return std::unexpected{refuse(act_not_now)
                               .with("act", std::string{text(act.kind)})
                               .with("state", std::string{quiz::text(state_)})};
}

base::Result<void> Settlement::check_place(Act const& act, Situation const& situation) const
{
    auto const& ranking = situation.ground.ranking;
    if (!act.person ||
        std::ranges::find(ranking, *act.person, &quiz::PrizePlace::person) == ranking.end())
        return std::unexpected{refuse(candidate_unknown).at("person")};
    bool const is_about_evidence = act.kind == ActKind::find || act.kind == ActKind::hold;
    if (is_about_evidence && !act.evidence)
        return std::unexpected{refuse(evidence_unknown).at("evidence")};
    if (act.kind == ActKind::find)
        return base::ok();
    auto const found = cases_.find(*act.person);
    if (act.kind == ActKind::hold) {
        if (found != cases_.end())
            return std::unexpected{refuse(place_held_already)};
        return act.subject ? check_finding(act) : base::ok();
    }
    if (found == cases_.end())
        return std::unexpected{refuse(place_not_held)};
    auto const& doubt = found->second;
    if (act.kind == ActKind::appeal) {
        if (doubt.appeal)
            return std::unexpected{refuse(appeal_open_already)};
        return base::ok();
    }
    if (doubt.appeal && doubt.deciders.contains(act.staff))
        return std::unexpected{refuse(appeal_needs_other)};
    // Striking out again only decides an appeal; nothing else is left to decide.
    bool const is_repeated =
        act.kind == ActKind::disqualify && doubt.state == Case::State::struck_out && !doubt.appeal;
    if (is_repeated)
        return std::unexpected{refuse(place_not_held)};
    return base::ok();
}

base::Result<void> Settlement::check_finding(Act const& act) const
{
    auto const found = act.subject ? findings_.find(*act.subject) : findings_.end();
    bool const is_about_other =
        found != findings_.end() && act.person && found->second.person != *act.person;
    if (found == findings_.end() || is_about_other)
        return std::unexpected{refuse(finding_unknown)};
    if (!found->second.is_open)
        return std::unexpected{refuse(finding_decided)};
    return base::ok();
}

base::Result<void> Settlement::check_nothing_held() const
{
    auto const held = std::ranges::count_if(
        cases_, [](auto const& one) { return one.second.state == Case::State::held; });
    if (held > 0)
        return std::unexpected{refuse(places_held).with("places", held)};
    auto const appeals = std::ranges::count_if(
        cases_, [](auto const& one) { return one.second.appeal.has_value(); });
    if (appeals > 0)
        return std::unexpected{refuse(appeals_open).with("appeals", appeals)};
    return base::ok();
}

base::Result<void> Settlement::check_submit(Situation const& situation) const
{
    CHECK_OK(check_nothing_held());
    std::set<base::PersonId> listed;
    for (auto const& place : list_without(situation.ground, struck_out()))
        listed.insert(place.person);
    auto const open = std::ranges::count_if(findings_, [&](auto const& one) {
        return one.second.is_open && listed.contains(one.second.person);
    });
    if (open > 0)
        return std::unexpected{refuse(findings_open).with("findings", open)};
    return base::ok();
}

base::Result<void> Settlement::check_approve(Act const& act, Situation const& situation) const
{
    auto const next = draft(situation.ground);
    if (!next.is_news && state_ == MonthState::public_notice)
        return std::unexpected{refuse(nothing_to_correct)};
    CHECK_OK(check_submit(situation));
    if (approval_)
        return std::unexpected{refuse(approved_already)};
    if (preparers_.contains(act.staff) || act.staff == the_program)
        return std::unexpected{refuse(approver_prepared)};
    if (act.hash != next.hash)
        return std::unexpected{refuse(approval_stale).with("expected", next.hash)};
    if (act.yuan != next.yuan)
        return std::unexpected{refuse(approval_total_wrong).at("yuan")};
    return base::ok();
}

base::Result<void> Settlement::check_publish(Situation const& situation) const
{
    auto const next = draft(situation.ground);
    if (!next.is_news && state_ == MonthState::public_notice)
        return std::unexpected{refuse(nothing_to_correct)};
    CHECK_OK(check_nothing_held());
    if (!approval_)
        return std::unexpected{refuse(approval_missing)};
    // The standings could have been recounted between the approval and now.
    if (approval_->hash != next.hash)
        return std::unexpected{refuse(approval_stale).with("expected", next.hash)};
    return base::ok();
}

base::Result<void> Settlement::check_finalise(Situation const& situation) const
{
    CHECK_OK(check_nothing_held());
    if (!situation.open_objections.empty())
        return std::unexpected{
            refuse(objections_open).with("objections", situation.open_objections.size())};
    if (draft(situation.ground).is_news)
        return std::unexpected{refuse(correction_pending)};
    if (!situation.notice_ends_on)
        return std::unexpected{
            refuse(notice_end_unknown).with("year", situation.notice_ends_on.error().year)};
    if (situation.today <= *situation.notice_ends_on)
        return std::unexpected{
            refuse(notice_running).with("ends_on", situation.notice_ends_on->text())};
    return base::ok();
}

} // namespace settlement
