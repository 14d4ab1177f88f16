#include "app/store_access.hpp"

#include "app/clock.hpp"
#include "app/keys.hpp"
#include "app/store/key_check.hpp"
#include "sql/migrations.hpp"

namespace app {

namespace {

struct Paths {
    explicit Paths(Settings const& settings)
        : folder{settings.text("store.data_dir")}
        , database{folder / "palmunion.db"}
        , key{settings.text("store.key_file").empty()
                  ? folder / "master.key"
                  : std::filesystem::path{settings.text("store.key_file")}}
    {
    }

    [[nodiscard]] bool has_database() const
    {
        std::error_code ignored;
        return std::filesystem::exists(database, ignored);
    }

    std::filesystem::path folder;
    std::filesystem::path database;
    std::filesystem::path key;
};

/// What a key leaves in the database that is made under it; tells nothing about the key.
std::string trace_of(base::Key const& key)
{
    return base::hex(base::derive_key(key, "the key of this database").bytes);
}

base::Error foreign(Paths const& paths)
{
    return base::refuse(key_file_foreign).with("file", paths.key.string());
}

} // namespace

base::Result<Store> Store::open_for_reading(Settings const& settings)
{
    Paths const paths{settings};
    if (!paths.has_database())
        return std::unexpected{base::refuse(store_missing).with("folder", paths.folder.string())};
    auto const key = TRY(load_master_key(paths.key, MissingKey::refuse));
    auto database = sql::open_sqlite(paths.database);
    auto const reader = database->reader();
    if (key_check::find(reader->begin({})) != trace_of(key))
        return std::unexpected{foreign(paths)};
    return Store{paths.folder, key, std::move(database)};
}

base::Result<Store> Store::open_for_writing(Settings const& settings, Clock const& clock)
{
    Paths const paths{settings};
    std::error_code problem;
    std::filesystem::create_directories(paths.folder, problem);
    if (problem)
        return std::unexpected{base::refuse(data_folder_unusable)
                                   .with("folder", paths.folder.string())
                                   .with("problem", problem.message())};
    auto const missing = paths.has_database() ? MissingKey::refuse : MissingKey::make;
    auto const key = TRY(load_master_key(paths.key, missing));
    Store store{paths.folder, key, sql::open_sqlite(paths.database)};
    store.writer = store.database->writer();
    sql::migrate(*store.writer, sql::all_migrations(), clock());

    auto& tx = store.writer->begin(clock());
    auto const left = key_check::find(tx);
    if (!left)
        key_check::insert(tx, trace_of(key));
    store.writer->commit();
    if (left && *left != trace_of(key))
        return std::unexpected{foreign(paths)};
    return store;
}

Clock clock_of(Settings const& settings)
{
    return system_clock(std::chrono::seconds{settings.integer("clock.offset_s")});
}

} // namespace app
