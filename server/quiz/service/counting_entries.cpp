#include "quiz/service/counting_entries.hpp"

#include "base/crypto.hpp"
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

base::Result<void> count_entry(sql::Transaction& tx, Live const& live, CountEntry const& command)
{
    auto const contest = TRY(live.contest(command.slug));
    auto const channel = TRY(channel_named(command.channel));
    auto const placement = TRY(placement_named(command.placement));
    auto const today = contest->rules()->timezone.date_at(tx.now());
    bool const is_known =
        placement.empty() || entries::has(tx, contest->id, today, channel, placement);
    auto const source =
        base::hex(base::hmac_sha256(live.key_for("sources of entries"), command.source));
    bool const opens =
        !is_known && may_open_door(entries::count_doors(tx, contest->id, today),
                                   entries::count_opened(tx, contest->id, today, source));
    if (opens)
        entries::add_opened(tx, contest->id, today, source);
    entries::add(tx, contest->id, today, channel, is_known || opens ? placement : "");
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
