#include "quiz/service/counting_entries.hpp"

#include "quiz/domain/question_report.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/store/entries.hpp"

namespace quiz {

namespace {

base::Result<Channel> channel_named(std::string_view name)
{
    if (auto const channel = channel_from(name))
        return *channel;
    return std::unexpected{refuse(channel_unknown)
                               .at("channel")
                               .with("allowed", "qr, official_account_menu, share, direct")};
}

} // namespace

base::Result<void> count_entry(sql::Transaction& tx, Live const& live, std::string_view slug,
                               std::string_view channel_name, std::string_view placement_name)
{
    auto const contest = TRY(live.contest(slug));
    auto const channel = TRY(channel_named(channel_name));
    auto const placement = TRY(placement_named(placement_name));
    auto const today = contest->rules()->timezone.date_at(tx.now());
    bool const is_known = placement.empty() ||
                          entries::has(tx, contest->id, today, channel, placement) ||
                          entries::count_doors(tx, contest->id, today) < doors_per_day_max;
    entries::add(tx, contest->id, today, channel, is_known ? placement : "");
    return base::ok();
}

base::Result<std::vector<EntryCount>> list_entries(sql::Transaction& tx, Live const& live,
                                                   std::string_view slug)
{
    auto const contest = TRY(live.contest(slug));
    std::vector<EntryCount> counts;
    for (auto& count : entries::list(tx, contest->id))
        counts.push_back({count.date, count.channel, std::move(count.placement), count.entries});
    return counts;
}

} // namespace quiz
