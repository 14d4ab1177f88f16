#pragma once

#include "payout/domain/batch.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace payout::batches {

[[nodiscard]] std::optional<Batch> find(sql::Transaction&, BatchId);
/// The newest list of a month that has not left yet.
[[nodiscard]] std::optional<Batch> find_open(sql::Transaction&, std::string_view contest,
                                             base::CivilMonth);
/// Newest first.
[[nodiscard]] std::vector<Batch> list(sql::Transaction&, int limit);
[[nodiscard]] BatchId next_id(sql::Transaction&);
void insert(sql::Transaction&, Batch const&);
void update(sql::Transaction&, Batch const&);

} // namespace payout::batches
