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
/// By day, channel and placement.
[[nodiscard]] std::vector<Count> list(sql::Transaction&, ContestId);

} // namespace quiz::entries
