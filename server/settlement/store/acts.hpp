#pragma once

#include "settlement/domain/act.hpp"
#include "settlement/domain/month_list.hpp"
#include "sql/transaction.hpp"

#include <vector>

namespace settlement::acts {

/// In their order; the first has the number 1.
[[nodiscard]] std::vector<Act> list(sql::Transaction&, quiz::MonthId);
/// The months in which somebody has questioned the place of a person.
[[nodiscard]] std::vector<quiz::MonthId> list_months_of_cases(sql::Transaction&, base::PersonId);
void insert(sql::Transaction&, quiz::MonthId, std::int64_t sequence, Act const&);

/// The places of a version that has gone out.
[[nodiscard]] std::vector<quiz::PrizePlace> list_places(sql::Transaction&, quiz::MonthId,
                                                        int version);
void insert_place(sql::Transaction&, quiz::MonthId, int version, quiz::PrizePlace const&);

} // namespace settlement::acts
