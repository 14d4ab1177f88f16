#include "quiz/store/removal.hpp"

#include "quiz/store/removal.sql.hpp"

namespace quiz::removal {

void remove(sql::Transaction& tx, ContestId contest)
{
    // What refers to something goes before it.
    for (auto const& query :
         {removal_sql::remove_attempts, removal_sql::remove_chances, removal_sql::remove_reports,
          removal_sql::remove_entries, removal_sql::remove_new_doors, removal_sql::remove_standings,
          removal_sql::remove_deltas, removal_sql::remove_places, removal_sql::remove_months,
          removal_sql::remove_versions, removal_sql::remove_contest})
        tx.execute(query, {contest});
}

} // namespace quiz::removal
