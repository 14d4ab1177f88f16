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

struct CountEntry {
    std::string slug;
    std::string channel;
    /// Empty for none.
    std::string placement = {};
    /// The network from which somebody came in.
    std::string source = {};
};

/// Counts that somebody came in (P7, P8), without placement when `may_open_door` refuses a new one.
/// Refusals: `contest_unknown`, `channel_unknown` {field, allowed}, `placement_malformed`.
[[nodiscard]] base::Result<void> count_entry(sql::Transaction&, Live const&, CountEntry const&);

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
