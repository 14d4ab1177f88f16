#include "app/store_access.hpp"

#include "app/clock.hpp"
#include "app/keys.hpp"
#include "sql/migrations.hpp"

namespace app {

Store Store::open(Settings const& settings)
{
    std::filesystem::path const folder{settings.text("store.data_dir")};
    std::filesystem::create_directories(folder);
    auto const& key_file = settings.text("store.key_file");
    auto const key =
        load_master_key(key_file.empty() ? folder / "master.key" : std::filesystem::path{key_file});
    return {folder, key, sql::open_sqlite(folder / "palmunion.db")};
}

std::unique_ptr<sql::Connection> open_writer(Store& store, Clock const& clock)
{
    auto writer = store.database->writer();
    sql::migrate(*writer, sql::all_migrations(), clock());
    return writer;
}

Clock clock_of(Settings const& settings)
{
    return system_clock(std::chrono::seconds{settings.integer("clock.offset_s")});
}

} // namespace app
