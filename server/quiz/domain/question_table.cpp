#include "quiz/domain/question_table.hpp"

#include "base/civil.hpp"
#include "base/csv_cell.hpp"
#include "document/workbook.hpp"
#include "quiz/domain/draft_type.hpp"
#include "quiz/domain/text_lines.hpp"

#include <algorithm>
#include <utility>

namespace quiz {

namespace {

/// What the columns are called, in English or in Chinese.
struct Header {
    std::string_view code;
    std::string_view type;
    std::string_view period;
    std::string_view topic;
    std::string_view difficulty;
    std::string_view stem;
    std::string_view answer;
    std::string_view explanation;
    std::string_view source;
    std::string_view valid_from;
};

constexpr Header english_header{"code", "type",   "period",      "topic",  "difficulty",
                                "stem", "answer", "explanation", "source", "valid_from"};
constexpr Header chinese_header{"编号", "题型", "时期", "主题", "难度",
                                "题干", "答案", "解析", "出处", "施行日期"};

Header const& header_of(base::csv::Table const& table)
{
    auto const is_chinese =
        std::ranges::find(table.columns(), chinese_header.stem) != table.columns().end();
    return is_chinese ? chinese_header : english_header;
}

/// A date as people write it (2022-1-1, 2022/1/1, 2022.1.1, 2022年1月1日) as we do; any other text
/// as it is, for the check to refuse.
std::string date_text(std::string const& text)
{
    LineHead head{text};
    std::string parts[3];
    for (auto& part : parts) {
        auto const from = head.rest();
        auto const digits = head.skip_digits();
        if (digits == 0 || digits > 4)
            return text;
        part = from.substr(0, from.size() - head.rest().size());
        for (std::string_view const mark : {"-", "/", ".", "年", "月", "日"})
            if (head.skip_word(mark))
                break;
        part.insert(0, part.size() < 2 ? 1 : 0, '0');
    }
    auto const written = parts[0] + '-' + parts[1] + '-' + parts[2];
    return head.rest().empty() && base::CivilDate::parse(written) ? written : text;
}

QuestionDraft draft_of(base::csv::Table const& table, base::csv::Row const& row,
                       Header const& header)
{
    auto const field = [&](std::string_view column) {
        return std::string{base::csv::unguarded(table.field(row, column))};
    };
    QuestionDraft draft{.row = row.number};
    draft.code = field(header.code);
    draft.type = field(header.type);
    draft.period = field(header.period);
    draft.topic = field(header.topic);
    draft.difficulty = field(header.difficulty);
    draft.stem = field(header.stem);
    draft.options = {field("A"), field("B"), field("C"), field("D")};
    while (!draft.options.empty() && draft.options.back().empty())
        draft.options.pop_back();
    draft.answer = field(header.answer);
    draft.explanation = field(header.explanation);
    draft.source = field(header.source);
    draft.valid_from = date_text(field(header.valid_from));
    // A table says what it means by a type; only how it is called is a matter of habit.
    if (!draft.type.empty())
        settle_type(draft);
    return draft;
}

QuestionFile drafts_of(base::csv::Table const& table, Header const& header)
{
    QuestionFile file;
    file.problems = table.problems();
    for (auto const& row : table.rows())
        file.drafts.push_back(draft_of(table, row, header));
    return file;
}

base::Result<QuestionFile> file_of(base::csv::Table const& table)
{
    auto const& header = header_of(table);
    CHECK_OK(
        table.allow_only({header.code, header.type, header.period, header.topic, header.difficulty,
                          header.stem, "A", "B", header.answer, header.explanation, header.source},
                         {"C", "D", header.valid_from}));
    CHECK_OK(check_import_size(table.rows().size()));
    return drafts_of(table, header);
}

/// Spreadsheets turn what looks like a date into the number of days since this one.
std::string date_of_days(std::string const& text)
{
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 5 || !std::ranges::all_of(text, is_digit))
        return text;
    return (base::CivilDate::of(1899, 12, 30) + std::stoi(text)).text();
}

} // namespace

base::Result<QuestionFile> read_question_table(std::string_view csv)
{
    auto const table = TRY(base::csv::Table::parse(csv));
    return file_of(table);
}

base::Result<QuestionFile> read_question_sheet(std::string_view bytes)
{
    auto sheet = TRY(document::read_sheet(bytes));
    if (sheet.empty())
        return std::unexpected{base::refuse(base::csv::csv_empty)};
    std::vector<std::string> columns;
    for (auto const& cell : sheet.front().cells)
        columns.emplace_back(stripped(cell));
    std::vector<base::csv::Row> rows;
    for (std::size_t at = 1; at < sheet.size(); ++at) {
        auto& cells = sheet[at].cells;
        cells.resize(std::max(cells.size(), columns.size()));
        rows.push_back({sheet[at].number, std::move(cells)});
    }
    auto const table = TRY(base::csv::Table::of(std::move(columns), std::move(rows)));
    auto file = TRY(file_of(table));
    for (auto& draft : file.drafts)
        draft.valid_from = date_of_days(draft.valid_from);
    return file;
}

std::vector<std::vector<std::string>> table_rows_of(std::span<Question const> questions)
{
    std::vector<std::vector<std::string>> rows;
    for (auto const& question : questions) {
        auto const draft = draft_of(question);
        auto options = draft.options;
        options.resize(4);
        rows.push_back({draft.code, draft.type, draft.period, draft.topic, draft.difficulty,
                        draft.stem, options[0], options[1], options[2], options[3], draft.answer,
                        draft.explanation, draft.source, draft.valid_from});
    }
    return rows;
}

std::string write_question_table(std::span<Question const> questions)
{
    std::string csv{base::csv::byte_order_mark};
    auto const write = [&](auto const& cells) {
        bool is_first = true;
        for (auto const& cell : cells) {
            csv.append(is_first ? "" : ",").append(base::csv::cell(cell));
            is_first = false;
        }
        csv += "\r\n";
    };
    write(table_columns);
    for (auto const& row : table_rows_of(questions))
        write(row);
    return csv;
}

} // namespace quiz
