#include "support/test_database.hpp"

#include "sql/migrations.hpp"

namespace support {

TestDatabase::TestDatabase()
    : database_{sql::open_sqlite_in_memory()}, connection_{database_->writer()}
{
    sql::migrate(*connection_, sql::all_migrations(), now);
}

} // namespace support
