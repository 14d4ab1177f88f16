#pragma once

#include "base/civil.hpp"
#include "identity/domain/code_limits.hpp"
#include "sql/transaction.hpp"

#include <string_view>

namespace identity::send_counts {

/// Whose messages are counted, from when on. `subject` is a keyed hash, or empty for everyone.
struct Counter {
    RateKind kind;
    std::string_view subject;
    base::Instant span_begins_at;
};

/// How many messages were sent.
[[nodiscard]] int find(sql::Transaction&, Counter const&);
void add_one(sql::Transaction&, Counter const&);
/// Forgets the counters that began until `until`.
void remove_older(sql::Transaction&, base::Instant until);

} // namespace identity::send_counts
