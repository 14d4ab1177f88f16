#pragma once

#include "payout/domain/batch.hpp"
#include "sql/transaction.hpp"

#include <string_view>
#include <vector>

namespace payout {

/// The list of a month that has not left yet, made if there is none. Whoever asks wants to change
/// it, so an approval of it is void.
BatchId open_list(sql::Transaction&, std::string_view contest, base::CivilMonth);
/// The newest list of a month if nobody has handed it in, or a new one: what is approved stays so.
BatchId draft_list(sql::Transaction&, std::string_view contest, base::CivilMonth);
/// Makes a submitted or approved list a draft again.
void void_approval(sql::Transaction&, BatchId);

/// The lines of a list that will be paid: what was given up or waits for its winner is not.
[[nodiscard]] std::vector<Recipient> recipients_of(sql::Transaction&, BatchId);

} // namespace payout
