#pragma once

#include <cstdint>

namespace ledger {

/// The shard of an entry and of all its accounts. SQLite keeps everything in one.
inline constexpr std::int64_t only_bucket = 0;

} // namespace ledger
