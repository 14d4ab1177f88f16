#pragma once

#include "quiz/domain/channel.hpp"
#include "quiz/domain/ids.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quiz::entries {

/// How often a contest was entered through one door on one day.
struct Count {
    base::CivilDate date;
    Channel channel = Channel::direct;
    std::string placement;
    std::int64_t entries = 0;
};

void add(sql::Transaction&, ContestId, base::CivilDate, Channel, std::string_view placement);
[[nodiscard]] bool has(sql::Transaction&, ContestId, base::CivilDate, Channel,
                       std::string_view placement);
/// How many doors the day has so far.
[[nodiscard]] std::int64_t count_doors(sql::Transaction&, ContestId, base::CivilDate);
/// How many doors of the day a network has opened. `source` is a keyed hash.
[[nodiscard]] std::int64_t count_opened(sql::Transaction&, ContestId, base::CivilDate,
                                        std::string_view source);
/// Counts one more, and forgets who opened those of earlier days.
void add_opened(sql::Transaction&, ContestId, base::CivilDate, std::string_view source);
/// By day, channel and placement.
[[nodiscard]] std::vector<Count> list(sql::Transaction&, ContestId);

} // namespace quiz::entries
