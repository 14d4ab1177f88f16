#include "settlement/domain/settlement.hpp"

#include <utility>

namespace settlement {

namespace {

using quiz::MonthState;

/// Whether whoever takes this act shapes the list, and so cannot be its second person.
bool prepares(ActKind kind)
{
    switch (kind) {
    case ActKind::freeze:
    case ActKind::find:
    case ActKind::keep:
    case ActKind::hold:
    case ActKind::release:
    case ActKind::disqualify:
    case ActKind::submit:
        return true;
    case ActKind::appeal:
    case ActKind::approve:
    case ActKind::publish:
    case ActKind::decide:
    case ActKind::correct:
    case ActKind::go_back:
    case ActKind::finalise:
    case ActKind::pay:
        return false;
    }
    std::unreachable();
}

/// Whether what was approved before may be another thing afterwards.
bool voids_approval(ActKind kind)
{
    switch (kind) {
    case ActKind::freeze:
    case ActKind::hold:
    case ActKind::appeal:
    case ActKind::release:
    case ActKind::disqualify:
    case ActKind::submit:
    case ActKind::go_back:
        return true;
    case ActKind::find:
    case ActKind::keep:
    case ActKind::approve:
    case ActKind::publish:
    case ActKind::decide:
    case ActKind::correct:
    case ActKind::finalise:
    case ActKind::pay:
        return false;
    }
    std::unreachable();
}

/// Where the month stands after the act.
MonthState state_after(MonthState before, ActKind kind)
{
    switch (kind) {
    case ActKind::freeze:
    case ActKind::go_back:
        return MonthState::provisional;
    case ActKind::submit:
        return MonthState::reviewing;
    case ActKind::publish:
        return MonthState::public_notice;
    case ActKind::finalise:
        return MonthState::final;
    case ActKind::pay:
        return MonthState::paid;
    case ActKind::find:
    case ActKind::keep:
    case ActKind::hold:
    case ActKind::appeal:
    case ActKind::release:
    case ActKind::disqualify:
    case ActKind::approve:
    case ActKind::decide:
    case ActKind::correct:
        return before;
    }
    std::unreachable();
}

} // namespace

std::set<base::PersonId> Settlement::struck_out() const
{
    std::set<base::PersonId> people;
    for (auto const& [person, doubt] : cases_)
        if (doubt.state == Case::State::struck_out)
            people.insert(person);
    return people;
}

Draft Settlement::draft(Ground const& ground) const
{
    Draft draft;
    draft.number = static_cast<int>(versions_.size()) + 1;
    draft.previous = versions_.empty() ? frozen_hash_ : versions_.back().hash;
    draft.places = list_without(ground, struck_out());
    draft.content_hash = quiz::snapshot_hash(ground.terms, draft.places);
    draft.hash = version_hash(ground.terms, draft.number, draft.previous, draft.content_hash);
    draft.yuan = total_yuan(draft.places);
    draft.is_news = versions_.empty() || versions_.back().content_hash != draft.content_hash;
    return draft;
}

Act Settlement::completed(Act act, Ground const& ground) const
{
    if (act.kind == ActKind::freeze)
        act.hash = quiz::snapshot_hash(ground.terms, list_without(ground, {}));
    if (act.kind == ActKind::publish || act.kind == ActKind::correct)
        act.hash = draft(ground).content_hash;
    return act;
}

void Settlement::take(Act const& act, quiz::PrizeTerms const& terms)
{
    ++revision_;
    if (prepares(act.kind) && act.staff != the_program)
        preparers_.insert(act.staff);
    if (voids_approval(act.kind))
        approval_.reset();
    switch (act.kind) {
    case ActKind::freeze:
        frozen_hash_ = act.hash;
        break;
    case ActKind::find:
        findings_[revision_] = {*act.person, *act.evidence, act.reason};
        break;
    case ActKind::keep:
        findings_.at(*act.subject).is_open = false;
        break;
    case ActKind::hold:
    case ActKind::appeal:
    case ActKind::release:
    case ActKind::disqualify:
        take_doubt(act);
        break;
    case ActKind::approve:
        approval_ = Approval{act.staff, act.at, act.hash};
        break;
    case ActKind::publish:
    case ActKind::correct:
        take_version(act, terms);
        break;
    case ActKind::submit:
    case ActKind::decide:
    case ActKind::go_back:
    case ActKind::finalise:
    case ActKind::pay:
        break;
    }
    state_ = state_after(state_, act.kind);
}

void Settlement::take_doubt(Act const& act)
{
    auto const person = *act.person;
    if (act.kind == ActKind::release) {
        cases_.erase(person);
        return;
    }
    if (act.kind == ActKind::hold) {
        cases_[person] = {Case::State::held, *act.evidence, act.reason, {act.staff}};
        // Whoever is held has been looked at: their findings are answered by the hold.
        for (auto& [number, finding] : findings_)
            if (finding.person == person)
                finding.is_open = false;
        return;
    }
    auto& doubt = cases_.at(person);
    if (act.kind == ActKind::appeal) {
        doubt.appeal = act.reason;
        return;
    }
    doubt.state = Case::State::struck_out;
    doubt.reason = act.reason;
    doubt.deciders.insert(act.staff);
    doubt.appeal.reset();
}

void Settlement::take_version(Act const& act, quiz::PrizeTerms const& terms)
{
    auto const number = static_cast<int>(versions_.size()) + 1;
    auto const previous = versions_.empty() ? frozen_hash_ : versions_.back().hash;
    auto const approved_by = approval_ ? approval_->by : the_program;
    versions_.push_back({number, previous, act.hash,
                         version_hash(terms, number, previous, act.hash), act.at, act.staff,
                         approved_by, struck_out()});
    // An approval is for one version.
    approval_.reset();
}

} // namespace settlement
