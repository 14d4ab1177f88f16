#include "settlement/service/paying_out.hpp"

#include "ledger/service/posting.hpp"
#include "payout/service/planning.hpp"
#include "quiz/service/settling.hpp"
#include "settlement/store/credits.hpp"

namespace settlement {

base::Result<void> pay_out(sql::Transaction& tx, Means const& means, Desk const& desk)
{
    auto const slug = desk.frozen.contest->slug();
    auto const month = desk.frozen.month.month;
    for (auto const& place : desk.draft.places) {
        if (place.yuan == 0)
            continue;
        static_cast<void>(TRY(payout::plan_prize(
            tx, means.payout_terms, {slug, month, place.person, place.yuan, place.place})));
    }
    credits::insert(tx, {desk.frozen.month.id, slug, month, {}});
    return base::ok();
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
