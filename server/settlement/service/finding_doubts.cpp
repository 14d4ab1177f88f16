#include "settlement/service/finding_doubts.hpp"

#include <fmt/format.h>

namespace settlement {

std::vector<Act> find_doubts(sql::Transaction& tx, Desk const& desk)
{
    std::vector<Act> doubts;
    for (auto const& place : desk.draft.places) {
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
