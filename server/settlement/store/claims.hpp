#pragma once

#include "base/id.hpp"
#include "quiz/domain/ids.hpp"
#include "settlement/domain/claim.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace settlement::claims {

using settlement::Claim;

[[nodiscard]] std::optional<Claim> find(sql::Transaction&, quiz::MonthId, base::PersonId);
/// In the order in which they came.
[[nodiscard]] std::vector<Claim> list(sql::Transaction&, quiz::MonthId);
/// Prizes taken in a month by whoever this index names.
[[nodiscard]] std::vector<Claim> list_of_winner(sql::Transaction&, quiz::MonthId,
                                                std::string_view winner_index);
/// Writes a claim, in place of the former one.
void put(sql::Transaction&, quiz::MonthId, Claim const&);

/// Newest month first.
[[nodiscard]] std::vector<ListedPlace> list_places_of(sql::Transaction&, base::PersonId);

} // namespace settlement::claims
