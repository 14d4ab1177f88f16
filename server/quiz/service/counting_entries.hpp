#pragma once

#include "base/result.hpp"
#include "quiz/domain/channel.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// Doors (channel and placement) that one day of a contest can have; whoever comes through a later
/// one is counted without placement, so that nobody fills the store by inventing placements.
inline constexpr std::int64_t doors_per_day_max = 1000;

/// Counts that somebody came in (P7, P8). Refusals: `contest_unknown`, `channel_unknown` {field,
/// allowed}, `placement_malformed`.
[[nodiscard]] base::Result<void> count_entry(sql::Transaction&, Live const&, std::string_view slug,
                                             std::string_view channel, std::string_view placement);

struct EntryCount {
    base::CivilDate date;
    Channel channel = Channel::direct;
    /// Empty for none.
    std::string placement;
    std::int64_t entries = 0;
};

/// By day, channel and placement. Refusal: `contest_unknown`.
[[nodiscard]] base::Result<std::vector<EntryCount>> list_entries(sql::Transaction&, Live const&,
                                                                 std::string_view slug);

} // namespace quiz
