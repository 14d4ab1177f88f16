#include "app/commands.hpp"
#include "app/store_access.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/publishing_bundle.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iostream>

namespace app {

base::Result<void> export_bundle(Settings const& settings, ExportBundle const& command)
{
    auto const month = TRY(base::CivilMonth::parse(command.month));
    auto store = TRY(Store::open_for_reading(settings));
    auto const reader = store.database->reader();
    quiz::Live live{store.master_key};
    auto& tx = reader->begin(clock_of(settings)());
    live.load(tx);

    // Written beside its place and moved there: nobody publishes half a bundle.
    auto const unfinished = command.file + ".unfinished";
    std::ofstream stream{unfinished, std::ios::binary};
    std::int64_t lines = 0;
    auto const written =
        quiz::write_bundle(tx, live, command.slug, month, [&](std::string const& line) {
            stream << line << '\n';
            ++lines;
        });
    stream.close();
    std::error_code problem;
    if (written && stream)
        std::filesystem::rename(unfinished, command.file, problem);
    else
        std::filesystem::remove(unfinished, problem);
    CHECK_OK(written);
    if (!stream || problem)
        return std::unexpected{base::refuse(file_unwritable).with("file", command.file)};
    std::cout << fmt::format("{}: {} lines\n", command.file, lines);
    return base::ok();
}

} // namespace app
