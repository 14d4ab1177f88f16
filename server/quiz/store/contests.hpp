#pragma once

#include "quiz/domain/ids.hpp"
#include "quiz/domain/settings.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace quiz::contests {

/// A contest in the version of its settings that holds now.
struct Stored {
    ContestId id;
    BankId bank;
    std::int32_t version = 1;
    ContestSettings settings;
};

[[nodiscard]] std::optional<Stored> find(sql::Transaction&, std::string_view slug);
/// In the order in which they were made.
[[nodiscard]] std::vector<Stored> list(sql::Transaction&);
/// The id that a new contest may take.
[[nodiscard]] ContestId next_id(sql::Transaction&);
/// Inserts the contest and its first version.
void insert(sql::Transaction&, Stored const&);
/// Adds `version` and makes it the one that holds.
void add_version(sql::Transaction&, Stored const&);

} // namespace quiz::contests
