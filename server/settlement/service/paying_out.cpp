#include "settlement/service/paying_out.hpp"

#include "ledger/service/posting.hpp"
#include "payout/domain/refusals.hpp"
#include "payout/service/claiming.hpp"
#include "payout/service/planning.hpp"
#include "quiz/service/settling.hpp"
#include "settlement/service/seals.hpp"
#include "settlement/store/acts.hpp"
#include "settlement/store/claims.hpp"
#include "settlement/store/credits.hpp"

#include <utility>

namespace settlement {

namespace {

payout::PlanPrize plan_for(Desk const& desk, quiz::PrizePlace const& place)
{
    return {desk.frozen.contest->slug(), desk.frozen.month.month, place.person, place.yuan,
            place.place};
}

/// In both languages, for staff and for the winner.
std::string words_of(base::Error const& error)
{
    if (error.is(payout::cap_per_person))
        return "超过每人每月奖励上限 / more than one person may get for a month";
    if (error.is(payout::prize_out_of_range))
        return "超过单份奖励上限 / more than one prize may be";
    return "账号已注销，没有手机号 / the account is gone, and its number with it";
}

} // namespace

base::Result<std::vector<Act>> pay_out(sql::Transaction& tx, Means const& means, Desk const& desk)
{
    std::vector<Act> doubts;
    for (auto const& place : desk.draft.places) {
        if (place.yuan == 0)
            continue;
        if (auto doubt = doubt_payment(tx, means, desk, place))
            doubts.push_back(std::move(*doubt));
        else
            CHECK_OK(plan_payment(tx, means, desk, place));
    }
    credits::insert(
        tx, {desk.frozen.month.id, desk.frozen.contest->slug(), desk.frozen.month.month, {}});
    return doubts;
}

base::Result<void> plan_payment(sql::Transaction& tx, Means const& means, Desk const& desk,
                                quiz::PrizePlace const& place)
{
    auto plan = plan_for(desk, place);
    if (means.claim_rules.is_needed)
        plan.claim = payout::ClaimState::awaited;
    auto const claim = claims::find(tx, desk.frozen.month.id, place.person);
    if (claim && claim->kind == ClaimKind::taken) {
        plan.claim = payout::ClaimState::made;
        plan.phone = phone_in(means.claims_key, desk.frozen.month.id, *claim);
    }
    static_cast<void>(TRY(payout::plan_prize(tx, means.payout_terms, plan)));
    return base::ok();
}

std::optional<Act> doubt_payment(sql::Transaction& tx, Means const& means, Desk const& desk,
                                 quiz::PrizePlace const& place)
{
    auto const plan = plan_for(desk, place);
    // What is planned already was payable.
    if (payout::progress_of(tx, means.payout_terms, {plan.contest, plan.month, plan.person}))
        return std::nullopt;
    auto const checked = payout::check_plan(tx, means.payout_terms, plan);
    if (checked)
        return std::nullopt;
    return Act{.kind = ActKind::find,
               .at = tx.now(),
               .reason = words_of(checked.error()),
               .person = place.person,
               .evidence = Evidence::not_payable};
}

std::vector<quiz::PrizePlace> list_unplanned(sql::Transaction& tx, Means const& means,
                                             Desk const& desk)
{
    std::vector<quiz::PrizePlace> unplanned;
    bool const is_final = desk.settlement.state() == quiz::MonthState::final;
    if (!is_final)
        return unplanned;
    auto const version = static_cast<int>(desk.settlement.versions().size());
    for (auto const& place : acts::list_places(tx, desk.frozen.month.id, version)) {
        auto const plan = plan_for(desk, place);
        auto const claim = claims::find(tx, desk.frozen.month.id, place.person);
        bool const is_decided = claim && claim->kind == ClaimKind::rejected;
        if (place.yuan > 0 && !is_decided &&
            !payout::progress_of(tx, means.payout_terms, {plan.contest, plan.month, plan.person}))
            unplanned.push_back(place);
    }
    return unplanned;
}

void credit_some(sql::Transaction& tx, int limit)
{
    auto pending = credits::find_first(tx);
    if (!pending)
        return;
    std::optional<quiz::MonthPoints> last;
    if (pending->last)
        last = {pending->last->id, pending->last->points};
    auto const people = quiz::list_month_points(tx, pending->month_id, last, limit);
    for (auto const& one : people) {
        auto const posted = ledger::credit_month_points(
            tx, {pending->contest, pending->month, one.person, one.points});
        // The standings of a frozen month stand still: nobody can have been credited otherwise.
        VERIFY(posted.has_value());
    }
    if (people.empty()) {
        credits::remove(tx, pending->month_id);
        return;
    }
    pending->last = {people.back().person, people.back().points};
    credits::update(tx, *pending);
}

} // namespace settlement
