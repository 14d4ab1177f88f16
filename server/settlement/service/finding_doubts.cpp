#include "settlement/service/finding_doubts.hpp"

#include "settlement/domain/patterns.hpp"
#include "settlement/service/paying_out.hpp"

#include <fmt/format.h>
#include <string>
#include <utility>

namespace settlement {

namespace {

struct Winner {
    quiz::PrizePlace place;
    std::vector<quiz::TimedPaper> papers;
};

class Looking {
public:
    explicit Looking(base::Instant now) : now_{now} {}

    void look_at(Winner const& winner)
    {
        if (auto const fast = fast_papers(winner.papers))
            add(winner, Evidence::too_fast,
                fmt::format(
                    "{0} 份全对且用时不到 {1} 秒，如 {2} 第 {3} 次 {4} 毫秒 / {0} papers all "
                    "right in less than {1} s, such as {2} number {3}: {4} ms",
                    fast->count, unread_span.count() / 1000, fast->first.date.text(),
                    fast->first.number, fast->first.elapsed_ms));
        if (auto const same = same_times(winner.papers))
            add(winner, Evidence::regular_times,
                fmt::format(
                    "{1} 份试卷中有 {0} 份用时相差不到 {2} 毫秒 / {0} of {1} papers took the "
                    "same time within {2} ms",
                    same->papers, same->of, same_time_span.count()));
    }

    void compare(Winner const& one, Winner const& other)
    {
        auto const together = in_step(one.papers, other.papers);
        if (!together)
            return;
        for (auto const& [of, with] : {std::pair{&one, &other}, std::pair{&other, &one}})
            add(*of, Evidence::in_step,
                fmt::format(
                    "{1} 份试卷中有 {0} 份与第 {2} 名同时开始、同时交卷 / {0} of {1} papers "
                    "began and ended together with those of place {2}",
                    together->papers, together->of, with->place.place));
    }

    void add(Winner const& winner, Evidence evidence, std::string facts)
    {
        acts_.push_back({.kind = ActKind::find,
                         .at = now_,
                         .reason = std::move(facts),
                         .person = winner.place.person,
                         .evidence = evidence});
    }
    void add(Act act) { acts_.push_back(std::move(act)); }

    std::vector<Act> acts() && { return std::move(acts_); }

private:
    base::Instant now_;
    std::vector<Act> acts_;
};

} // namespace

std::vector<Act> find_doubts(sql::Transaction& tx, Means const& means, Desk const& desk)
{
    std::vector<Winner> winners;
    for (auto const& place : desk.draft.places)
        winners.push_back({place, quiz::list_timed_papers(tx, *desk.frozen.contest,
                                                          desk.frozen.month.month, place.person)});
    Looking looking{tx.now()};
    for (auto one = winners.begin(); one != winners.end(); ++one) {
        looking.look_at(*one);
        for (auto other = one + 1; other != winners.end(); ++other)
            looking.compare(*one, *other);
        if (one->place.yuan == 0)
            continue;
        if (auto doubt = doubt_payment(tx, means, desk, one->place))
            looking.add(std::move(*doubt));
    }
    return std::move(looking).acts();
}

} // namespace settlement
