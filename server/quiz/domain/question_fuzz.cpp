#include "base/utf8.hpp"
#include "base/verify.hpp"
#include "quiz/domain/draft_defaults.hpp"
#include "quiz/domain/import_preview.hpp"
#include "quiz/domain/question_format.hpp"
#include "quiz/domain/question_import.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace {

/// What passed all checks is written to a format and read again as it was.
void go_round(std::vector<quiz::Question> questions, quiz::QuestionFormat format)
{
    std::erase_if(questions, [&](auto const& question) { return !holds(format, question); });
    if (questions.empty())
        return;
    auto const file = quiz::read_questions(quiz::write_questions(questions, format), format);
    VERIFY(file.has_value() && file->problems.empty());
    VERIFY(file->drafts.size() == questions.size());
    for (std::size_t at = 0; at < questions.size(); ++at)
        VERIFY(file->drafts[at].stem == questions[at].stem);
}

} // namespace

/// Any bytes are questions in some format or refused in all; what is taken survives every format.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using quiz::QuestionFormat;
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    (void)quiz::guess_format(bytes);
    for (auto const format : quiz::question_formats) {
        auto file = quiz::read_questions(bytes, format);
        if (!file)
            continue;
        quiz::apply_defaults(file->drafts, {"P1", "meeting", "1", "书", "Q"}, {});
        auto plan = quiz::plan_question_import({}, file->drafts);
        auto const preview = quiz::preview_of({}, *std::move(file));
        VERIFY(preview.count(quiz::RowFate::unchanged) == 0);
        if (!plan.problems.empty())
            continue;
        for (auto const other :
             {QuestionFormat::json, QuestionFormat::csv, QuestionFormat::text, QuestionFormat::gift,
              QuestionFormat::aiken, QuestionFormat::moodle_xml, QuestionFormat::qti})
            go_round(plan.added, other);
    }
    return 0;
}
