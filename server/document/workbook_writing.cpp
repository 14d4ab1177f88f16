#include "base/csv_cell.hpp"
#include "document/workbook.hpp"

#include "base/verify.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <xlsxwriter.h>

namespace document {

namespace {

/// A folder of our own for as long as the library writes: it knows files only.
class Workplace {
public:
    Workplace()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "palmunion-XXXXXX").string();
        VERIFY(mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
    }
    Workplace(Workplace const&) = delete;
    Workplace& operator=(Workplace const&) = delete;
    ~Workplace()
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] std::string file() const { return (folder_ / "workbook.xlsx").string(); }
    [[nodiscard]] std::string folder() const { return folder_.string(); }

private:
    std::filesystem::path folder_;
};

struct Looks {
    lxw_format* header;
    /// Everything is text: codes with leading zeros and dates stay as they are written.
    lxw_format* text;
};

Looks looks_of(lxw_workbook* workbook)
{
    Looks const looks{workbook_add_format(workbook), workbook_add_format(workbook)};
    format_set_bold(looks.header);
    format_set_bg_color(looks.header, 0xF2F3F5);
    format_set_bottom(looks.header, LXW_BORDER_THIN);
    for (auto* const format : {looks.header, looks.text}) {
        format_set_num_format(format, "@");
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
    return looks;
}

void offer(lxw_worksheet* sheet, lxw_col_t column, std::vector<std::string> const& choices)
{
    std::vector<char*> list;
    for (auto const& choice : choices)
        list.push_back(const_cast<char*>(choice.c_str())); // The library reads them only.
    list.push_back(nullptr);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = list.data();
    VERIFY(worksheet_data_validation_range(sheet, 1, column, sheet_rows_max - 1, column, &rule) ==
           LXW_NO_ERROR);
}

void write_rows(lxw_worksheet* sheet, SheetToWrite const& plan, Looks const& looks)
{
    lxw_col_t column = 0;
    for (auto const& one : plan.columns) {
        worksheet_set_column(sheet, column, column, one.width, looks.text);
        worksheet_write_string(sheet, 0, column, one.title.c_str(), looks.header);
        if (!one.choices.empty())
            offer(sheet, column, one.choices);
        ++column;
    }
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t row = 1;
    for (auto const& cells : plan.rows) {
        column = 0;
        for (auto const& cell : cells) {
            if (!cell.empty())
                worksheet_write_string(sheet, row, column, base::csv::guarded(cell).c_str(),
                                       looks.text);
            ++column;
        }
        ++row;
    }
}

void write_notes(lxw_workbook* workbook, SheetToWrite const& plan, Looks const& looks)
{
    auto* const sheet = workbook_add_worksheet(workbook, plan.notes_name.c_str());
    worksheet_set_column(sheet, 0, 0, 100, looks.text);
    lxw_row_t row = 0;
    for (auto const& note : plan.notes)
        worksheet_write_string(sheet, row++, 0, note.c_str(), looks.text);
}

} // namespace

std::string write_workbook(SheetToWrite const& plan)
{
    Workplace const workplace;
    auto const file = workplace.file();
    auto folder = workplace.folder();
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    auto* const workbook = workbook_new_opt(file.c_str(), &options);
    VERIFY(workbook != nullptr);
    auto const looks = looks_of(workbook);
    write_rows(workbook_add_worksheet(workbook, plan.name.c_str()), plan, looks);
    if (!plan.notes_name.empty())
        write_notes(workbook, plan, looks);
    VERIFY(workbook_close(workbook) == LXW_NO_ERROR);
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace document
