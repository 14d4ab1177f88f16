#include "quiz/store/removal.hpp"

#include "quiz/store/removal.sql.hpp"

namespace quiz::removal {

void remove(sql::Transaction& tx, ContestId contest)
{
    using namespace removal_sql;
    // What refers to something goes before it.
    for (auto const& query :
         {remove_attempts, remove_chances, remove_reports, remove_entries, remove_standings,
          remove_deltas, remove_places, remove_months, remove_versions, remove_contest})
        tx.execute(query, {contest});
}

} // namespace quiz::removal
