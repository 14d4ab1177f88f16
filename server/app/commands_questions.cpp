#include "app/commands.hpp"
#include "app/store_access.hpp"
#include "quiz/service/exporting_questions.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iostream>

namespace app {

base::Result<void> export_questions(Settings const& settings, ExportQuestions const& command)
{
    auto const named = command.format.empty() ? quiz::format_by_ending(command.file) : std::nullopt;
    auto const format = named ? *named : TRY(quiz::question_format_named(command.format));
    auto store = TRY(Store::open_for_reading(settings));
    auto const reader = store.database->reader();
    auto& tx = reader->begin(clock_of(settings)());
    auto const exported = TRY(quiz::export_questions(tx, command.bank, format));
    std::ofstream stream{command.file, std::ios::binary};
    stream << exported.bytes;
    stream.close();
    if (!stream)
        return std::unexpected{base::refuse(file_unwritable).with("file", command.file)};
    std::cout << fmt::format("{}: {} questions, {} left out\n", command.file, exported.questions,
                             exported.left_out);
    return base::ok();
}

} // namespace app
