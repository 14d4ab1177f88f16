#pragma once

#include "identity/domain/proof_of_work.hpp"
#include "sql/transaction.hpp"

namespace identity::proofs {

/// Spends a proof. False if it was spent before.
[[nodiscard]] bool insert(sql::Transaction&, SolvedTask const&);
/// Forgets the proofs that nobody could spend again anyway.
void remove_expired(sql::Transaction&);

} // namespace identity::proofs
