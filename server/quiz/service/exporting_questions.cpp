#include "quiz/service/exporting_questions.hpp"

#include "document/workbook.hpp"
#include "quiz/domain/question_table.hpp"
#include "quiz/service/keeping_bank.hpp"
#include "quiz/service/publishing_bank.hpp"

#include <span>
#include <utility>
#include <vector>

namespace quiz {

namespace {

std::string workbook_of(std::span<Question const> questions)
{
    document::SheetToWrite sheet{
        .name = "题目",
        .columns = {},
        .rows = table_rows_of(questions),
        .notes_name = "填写说明",
        .notes = {"每行一道题；编号相同的题目会成为新的版本。",
                  "题型：single（单选）、multiple（多选）、true_false（判断）。",
                  "判断题的 A、B 两列填“正确”“错误”，C、D 留空。", "答案填选项的字母，如 C 或 AC。",
                  "时期：P1 至 P7；法律题填 L，并填写施行日期，如 2022-01-01。",
                  "难度：1（易）、2（中）、3（难）；已有题目的难度不能改。"}};
    for (std::string_view const title : table_columns)
        sheet.columns.push_back({std::string{title}, title == "题干" || title == "解析" ? 40 : 14});
    sheet.columns[1].choices = {"single", "multiple", "true_false"};
    sheet.columns[4].choices = {"1", "2", "3"};
    return document::write_workbook(sheet);
}

struct FileKind {
    std::string_view content_type;
    std::string_view ending;
};

FileKind kind_of(QuestionFormat format)
{
    switch (format) {
    case QuestionFormat::json:
        return {"application/json; charset=utf-8", "json"};
    case QuestionFormat::csv:
        return {"text/csv; charset=utf-8", "csv"};
    case QuestionFormat::xlsx:
        return {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"};
    case QuestionFormat::text:
        return {"text/plain; charset=utf-8", "txt"};
    case QuestionFormat::gift:
        return {"text/plain; charset=utf-8", "gift"};
    case QuestionFormat::aiken:
        return {"text/plain; charset=utf-8", "aiken.txt"};
    case QuestionFormat::moodle_xml:
        return {"application/xml", "xml"};
    case QuestionFormat::qti:
        return {"application/zip", "zip"};
    }
    std::unreachable();
}

} // namespace

base::Result<ExportedFile> export_questions(sql::Transaction& tx, std::string_view code,
                                            QuestionFormat format)
{
    auto questions = wordings_of(tx, TRY(find_bank(tx, code)));
    auto const left_out = std::erase_if(
        questions, [&](Question const& question) { return !holds(format, question); });
    auto const kind = kind_of(format);
    return ExportedFile{.bytes = format == QuestionFormat::xlsx
                                     ? workbook_of(questions)
                                     : write_questions(questions, format),
                        .content_type = kind.content_type,
                        .ending = kind.ending,
                        .questions = static_cast<int>(questions.size()),
                        .left_out = static_cast<int>(left_out)};
}

} // namespace quiz
