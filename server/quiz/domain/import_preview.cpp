#include "quiz/domain/import_preview.hpp"

#include "quiz/domain/doubles.hpp"
#include "quiz/domain/question_import.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace quiz {

namespace {

std::vector<std::string> stems_of(auto const& list)
{
    std::vector<std::string> stems;
    stems.reserve(list.size());
    for (auto const& one : list)
        stems.push_back(one.stem);
    return stems;
}

/// Puts each finding to the row that it is about, and makes rows for those without draft.
class Sorting {
public:
    explicit Sorting(std::vector<QuestionDraft> drafts)
    {
        for (auto& draft : drafts)
            row_of(draft.row).draft = std::move(draft);
    }

    void take(std::vector<ImportProblem> problems)
    {
        for (auto& problem : problems)
            row_of(problem.row).problems.push_back(std::move(problem));
    }

    void tell_fates(QuestionImportPlan const& plan)
    {
        std::unordered_set<std::string> added;
        std::unordered_set<std::string> changed;
        for (auto const& question : plan.added)
            added.insert(question.code);
        for (auto const& question : plan.changed)
            changed.insert(question.code);
        for (auto& row : rows_) {
            if (!row.problems.empty())
                row.fate = RowFate::wrong;
            else if (added.contains(row.draft.code))
                row.fate = RowFate::added;
            else
                row.fate = changed.contains(row.draft.code) ? RowFate::changed : RowFate::unchanged;
        }
    }

    std::vector<PreviewRow> finish() &&
    {
        std::ranges::stable_sort(rows_, {}, [](PreviewRow const& row) { return row.draft.row; });
        return std::move(rows_);
    }

private:
    PreviewRow& row_of(int number)
    {
        auto const [place, is_new] = places_.emplace(number, rows_.size());
        if (is_new)
            rows_.push_back({.draft = {.row = number}});
        return rows_[place->second];
    }

    std::vector<PreviewRow> rows_;
    std::unordered_map<int, std::size_t> places_;
};

void find_doubles_in(std::vector<PreviewRow>& rows, std::span<Question const> bank)
{
    std::vector<std::string> stems;
    for (auto const& row : rows)
        stems.push_back(row.draft.stem);
    auto const found = find_doubles(stems_of(bank), stems);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        for (auto const& [stem, percent] : found[at]) {
            if (stem >= bank.size()) {
                auto const& other = rows[stem - bank.size()].draft;
                rows[at].doubles.push_back({percent, other.row, other.code, other.stem});
            } else if (bank[stem].code != rows[at].draft.code) {
                rows[at].doubles.push_back({percent, {}, bank[stem].code, bank[stem].stem});
            }
        }
    }
}

} // namespace

std::string_view text(RowFate fate)
{
    switch (fate) {
    case RowFate::added:
        return "added";
    case RowFate::changed:
        return "changed";
    case RowFate::unchanged:
        return "unchanged";
    case RowFate::wrong:
        return "wrong";
    }
    std::unreachable();
}

int ImportPreview::count(RowFate fate) const
{
    return static_cast<int>(std::ranges::count(rows, fate, &PreviewRow::fate));
}

ImportPreview preview_of(std::span<Question const> bank, QuestionFile file)
{
    auto plan = plan_question_import(bank, file.drafts);
    Sorting sorting{std::move(file.drafts)};
    sorting.take(std::move(file.problems));
    sorting.take(std::move(plan.problems));
    sorting.tell_fates(plan);
    ImportPreview preview{std::move(sorting).finish()};
    find_doubles_in(preview.rows, bank);
    return preview;
}

} // namespace quiz
