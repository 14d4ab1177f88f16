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

    /// Makes the folder if it is missing.
    static Store open(Settings const&);
};

/// The one connection that writes, with every migration applied.
[[nodiscard]] std::unique_ptr<sql::Connection> open_writer(Store&, Clock const&);

/// The clock of a run, moved by `clock.offset_s`.
[[nodiscard]] Clock clock_of(Settings const&);

} // namespace app
