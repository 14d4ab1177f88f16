#pragma once

#include "app/dispatch.hpp"
#include "app/settings.hpp"
#include "base/crypto.hpp"
#include "sql/database.hpp"

#include <filesystem>
#include <memory>

namespace app {

/// The data folder of a run: its database and its master key.
struct Store {
    std::filesystem::path folder;
    base::Key master_key;
    std::unique_ptr<sql::Database> database;
    /// The one connection that writes, with every migration applied; null when opened for reading.
    std::unique_ptr<sql::Connection> writer = nullptr;

    /// Refusals: `store_missing` {folder}, `key_file_foreign` {file}, those of `load_master_key`.
    static base::Result<Store> open_for_reading(Settings const&);
    /// Makes what is missing: the folder, and at the first start the key and the database.
    /// Refusals: `data_folder_unusable` {folder, problem}, `key_file_foreign` {file}, those of
    /// `load_master_key`.
    static base::Result<Store> open_for_writing(Settings const&, Clock const&);
};

/// The clock of a run, moved by `clock.offset_s`.
[[nodiscard]] Clock clock_of(Settings const&);

inline constexpr base::Refusal data_folder_unusable{base::ErrorKind::unavailable,
                                                    "data_folder_unusable"};
inline constexpr base::Refusal store_missing{base::ErrorKind::not_found, "store_missing"};
/// The database was made under another key.
inline constexpr base::Refusal key_file_foreign{base::ErrorKind::conflict, "key_file_foreign"};

} // namespace app
