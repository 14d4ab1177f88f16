#include "settlement/service/finding_doubts.hpp"

#include "settlement/service/paying_out.hpp"

#include <fmt/format.h>
#include <utility>

namespace settlement {

std::vector<Act> find_doubts(sql::Transaction& tx, Means const& means, Desk const& desk)
{
    std::vector<Act> doubts;
    for (auto const& place : desk.draft.places) {
        if (auto doubt = place.yuan > 0 ? doubt_payment(tx, means, desk, place) : std::nullopt)
            doubts.push_back(std::move(*doubt));
        auto const fast = quiz::list_fast_attempts(
            tx, *desk.frozen.contest, desk.frozen.month.month, place.person, unread_span);
        if (fast.empty())
            continue;
        auto const& first = fast.front();
        doubts.push_back(
            {.kind = ActKind::find,
             .at = tx.now(),
             .reason = fmt::format("{} × {}/{} < {} s; {} #{}: {} ms", fast.size(), first.correct,
                                   first.correct, unread_span.count(), first.key.date.text(),
                                   first.key.number, first.elapsed_ms),
             .person = place.person,
             .evidence = Evidence::too_fast});
    }
    return doubts;
}

} // namespace settlement
