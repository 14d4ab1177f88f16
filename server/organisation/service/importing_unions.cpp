#include "organisation/service/importing_unions.hpp"

#include "organisation/domain/level_import.hpp"
#include "organisation/domain/union_import.hpp"
#include "organisation/store/levels.hpp"
#include "organisation/store/unions.hpp"

namespace organisation {

namespace {

/// The report of a plan whose rows have been judged, before anything is written.
template <class Plan>
ImportReport report_of(Plan const& plan, ImportMode mode)
{
    bool const is_written = mode == ImportMode::good_rows ||
                            (mode == ImportMode::all_or_nothing && plan.problems.empty());
    return {.added = static_cast<int>(plan.added.size()),
            .changed = static_cast<int>(plan.changed.size()),
            .unchanged = plan.unchanged,
            .problems = plan.problems,
            .is_written = is_written};
}

void save(sql::Transaction& tx, UnionImportPlan const& plan)
{
    auto id = unions::find_last_id(tx);
    for (auto const& draft : plan.added)
        unions::insert(tx, UnionId{++id.value}, draft);
    for (auto const& draft : plan.changed)
        unions::update(tx, draft);
    // Successors come last: one may be added by a later row.
    for (auto const& draft : plan.added)
        if (!draft.successor_code.empty())
            unions::update_successor(tx, draft);
    for (auto const& draft : plan.changed)
        unions::update_successor(tx, draft);
}

} // namespace

base::Result<ImportReport> import_unions(sql::Transaction& tx, std::string_view csv, Tree tree,
                                         ImportMode mode)
{
    auto const table = TRY(base::csv::Table::parse(csv));
    CHECK_OK(table.allow_only(union_columns_required, union_columns_optional));
    auto const plan = plan_union_import(table, tree, levels::list(tx), unions::list_drafts(tx));
    auto const report = report_of(plan, mode);
    if (report.is_written)
        save(tx, plan);
    return report;
}

base::Result<ImportReport> import_levels(sql::Transaction& tx, std::string_view csv,
                                         ImportMode mode)
{
    auto const table = TRY(base::csv::Table::parse(csv));
    CHECK_OK(table.allow_only(level_columns, {}));
    auto const plan = plan_level_import(table, levels::list(tx));
    CHECK_OK(check_order(plan.changed, unions::list_drafts(tx)));
    auto const report = report_of(plan, mode);
    if (!report.is_written)
        return report;
    for (auto const& level : plan.added)
        levels::insert(tx, level);
    for (auto const& level : plan.changed)
        levels::update(tx, level);
    return report;
}

} // namespace organisation
