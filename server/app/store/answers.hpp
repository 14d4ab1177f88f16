#pragma once

#include "base/id.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace app::answers {

/// An answer that was given under an idempotency key.
struct Given {
    base::PersonId person;
    std::string content_hash;
    int status;
    std::string content_type;
    /// As stored: sealed by whoever inserts it.
    std::string body;
};

/// The answer under this key, if it was given after `since`.
[[nodiscard]] std::optional<Given> find(sql::Transaction&, std::string_view key_hash,
                                        base::Instant since);
void insert(sql::Transaction&, std::string_view key_hash, Given const&);
/// Forgets a person's answers but the newest `count`.
void keep_newest(sql::Transaction&, base::PersonId, int count);
/// Forgets the answers given until `until`.
void remove_older(sql::Transaction&, base::Instant until);

} // namespace app::answers
