#include "organisation/domain/level_import.hpp"

#include "base/text.hpp"
#include "organisation/domain/refusals.hpp"

#include <algorithm>
#include <map>

namespace organisation {

namespace {

constexpr std::size_t code_length_max = 20;
constexpr std::size_t words_length_max = 40;
constexpr int rank_max = 99;

bool is_code(std::string_view text)
{
    auto const is_lawful = [](char character) {
        return (character >= 'a' && character <= 'z') || character == '_';
    };
    return !text.empty() && text.size() <= code_length_max && std::ranges::all_of(text, is_lawful);
}

std::optional<int> rank_from(std::string_view text)
{
    auto const rank = base::number_in<int>(text);
    return rank && *rank >= 0 && *rank <= rank_max ? rank : std::nullopt;
}

bool are_words(std::string_view text)
{
    return !text.empty() && base::length(text) <= words_length_max && base::is_visible_line(text);
}

/// Reads the rows of one file and gathers what is wrong with them.
class LevelRows {
public:
    explicit LevelRows(base::csv::Table const& table) : table_{table} {}

    std::optional<Level> read(base::csv::Row const& row)
    {
        auto const problems_before = problems_.size();
        Level level{.code = field(row, "code"), .zh = field(row, "zh"), .en = field(row, "en")};
        if (!is_code(level.code))
            report(row, "code",
                   refuse(level_code_malformed)
                       .with("value", level.code)
                       .with("allowed", "a-z _, 1-20"));
        else if (auto const [first, is_new] = rows_.emplace(level.code, row.number); !is_new)
            report(row, "code",
                   refuse(level_code_twice)
                       .with("value", level.code)
                       .with("first_row", first->second));
        auto const rank = field(row, "rank");
        if (auto const number = rank_from(rank))
            level.rank = *number;
        else
            report(row, "rank",
                   refuse(level_rank_malformed).with("value", rank).with("allowed", "0-99"));
        for (auto const* const column : {"zh", "en"})
            if (!are_words(field(row, column)))
                report(row, column, refuse(level_words_malformed).with("allowed", "1-40"));
        return problems_.size() == problems_before ? std::optional{level} : std::nullopt;
    }

    std::vector<base::csv::Problem> take_problems() { return std::move(problems_); }

private:
    [[nodiscard]] std::string field(base::csv::Row const& row, std::string_view column) const
    {
        return std::string{base::trimmed(table_.field(row, column))};
    }

    void report(base::csv::Row const& row, std::string column, base::Error error)
    {
        problems_.push_back({row.number, std::move(column), std::move(error)});
    }

    base::csv::Table const& table_;
    std::map<std::string, int> rows_;
    std::vector<base::csv::Problem> problems_;
};

} // namespace

LevelImportPlan plan_level_import(base::csv::Table const& table, std::vector<Level> const& stored)
{
    LevelImportPlan plan;
    LevelRows rows{table};
    for (auto const& row : table.rows()) {
        auto const level = rows.read(row);
        if (!level)
            continue;
        auto const known = std::ranges::find(stored, level->code, &Level::code);
        if (known == stored.end())
            plan.added.push_back(*level);
        else if (*known == *level)
            ++plan.unchanged;
        else
            plan.changed.push_back(*level);
    }
    plan.problems = rows.take_problems();
    plan.problems.insert(plan.problems.end(), table.problems().begin(), table.problems().end());
    std::ranges::stable_sort(plan.problems, {}, &base::csv::Problem::row);
    return plan;
}

base::Result<void> check_order(std::vector<Level> const& changed, DraftsByCode const& unions)
{
    auto const rank_of = [&](UnionDraft const& draft) {
        auto const level = std::ranges::find(changed, draft.level.code, &Level::code);
        return level == changed.end() ? draft.level.rank : level->rank;
    };
    for (auto const& [code, draft] : unions) {
        auto const parent = unions.find(draft.parent_code);
        if (parent != unions.end() && rank_of(parent->second) >= rank_of(draft))
            return std::unexpected{
                refuse(level_order_broken).with("code", code).with("parent", draft.parent_code)};
    }
    return base::ok();
}

} // namespace organisation
