#include "identity/store/proofs.hpp"

#include "identity/store/proofs.sql.hpp"

namespace identity::proofs {

bool insert(sql::Transaction& tx, SolvedTask const& task)
{
    return tx.execute(proofs_sql::insert, {task.id, task.expires_at}) == 1;
}

void remove_expired(sql::Transaction& tx)
{
    tx.execute(proofs_sql::remove_expired, {tx.now()});
}

} // namespace identity::proofs
