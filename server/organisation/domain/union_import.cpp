#include "organisation/domain/union_import.hpp"

#include "organisation/domain/refusals.hpp"
#include "organisation/domain/union_rows.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace organisation {

namespace {

/// The unions as they would be, for rules that look at more than one of them.
class Relations {
public:
    Relations(DraftsByCode& drafts, DraftsByCode const& stored,
              std::map<std::string, int, std::less<>> refused)
        : drafts_{drafts}, stored_{stored}, refused_{std::move(refused)}
    {
        for (auto const& [code, child] : stored_)
            children_.emplace(child.parent_code, &child);
    }

    /// Takes out the drafts that do not fit. Taking one out may leave others without a parent, so
    /// it goes on until every draft fits.
    std::vector<base::csv::Problem> take_out_misfits()
    {
        std::vector<base::csv::Problem> problems;
        for (auto before = drafts_.size() + 1; drafts_.size() < before;) {
            before = drafts_.size();
            for (auto at = drafts_.begin(); at != drafts_.end();) {
                auto problem = problem_of(at->second);
                if (!problem) {
                    ++at;
                    continue;
                }
                problems.push_back(std::move(*problem));
                refused_.emplace(at->first, at->second.row);
                at = drafts_.erase(at);
            }
        }
        return problems;
    }

private:
    std::optional<base::csv::Problem> problem_of(UnionDraft const& draft) const
    {
        auto const found = [&](std::string column, base::Error error) {
            return base::csv::Problem{draft.row, std::move(column), std::move(error)};
        };
        if (auto fits = tree(draft); !fits)
            return found("code", std::move(fits.error()));
        if (auto fits = parent(draft); !fits)
            return found("parent_code", std::move(fits.error()));
        if (auto fits = children(draft); !fits)
            return found("level", std::move(fits.error()));
        if (auto fits = successor(draft); !fits)
            return found("successor", std::move(fits.error()));
        return std::nullopt;
    }

    base::Result<void> tree(UnionDraft const& draft) const
    {
        auto const known = stored_.find(draft.names.code);
        if (known != stored_.end() && known->second.tree != draft.tree)
            return std::unexpected{refuse(union_tree_fixed)
                                       .with("value", draft.names.code)
                                       .with("allowed", std::string{text(known->second.tree)})};
        return base::ok();
    }

    base::Result<void> parent(UnionDraft const& draft) const
    {
        if (draft.parent_code.empty())
            return base::ok();
        auto const* const above = find(draft.parent_code);
        auto const refused = refused_.find(draft.parent_code);
        if (above == nullptr && refused != refused_.end())
            return std::unexpected{refuse(union_parent_refused)
                                       .with("value", draft.parent_code)
                                       .with("parent_row", refused->second)};
        if (above == nullptr)
            return std::unexpected{refuse(union_parent_unknown).with("value", draft.parent_code)};
        // A parent of a smaller rank for everybody is also what keeps the tree free of circles.
        if (above->level.rank >= draft.level.rank)
            return std::unexpected{refuse(union_parent_not_higher)
                                       .with("value", draft.parent_code)
                                       .with("level", draft.level.code)
                                       .with("parent_level", above->level.code)};
        if (draft.tree == Tree::local && above->tree == Tree::industry)
            return std::unexpected{
                refuse(union_parent_of_industry).with("value", draft.parent_code)};
        return base::ok();
    }

    /// A union that moves to another level must stay above the children that the file leaves out.
    base::Result<void> children(UnionDraft const& draft) const
    {
        auto const [begin, end] = children_.equal_range(draft.names.code);
        for (auto at = begin; at != end; ++at) {
            auto const& child = *at->second;
            if (!drafts_.contains(child.names.code) && child.level.rank <= draft.level.rank)
                return std::unexpected{
                    refuse(union_child_not_lower).with("child", child.names.code)};
        }
        return base::ok();
    }

    base::Result<void> successor(UnionDraft const& draft) const
    {
        auto const& code = draft.successor_code;
        if (!code.empty() && (code == draft.names.code || find(code) == nullptr))
            return std::unexpected{refuse(union_successor_unknown).with("value", code)};
        return base::ok();
    }

    UnionDraft const* find(std::string const& code) const
    {
        if (auto const draft = drafts_.find(code); draft != drafts_.end())
            return &draft->second;
        auto const known = stored_.find(code);
        return known == stored_.end() ? nullptr : &known->second;
    }

    DraftsByCode& drafts_;
    DraftsByCode const& stored_;
    std::map<std::string, int, std::less<>> refused_;
    std::multimap<std::string, UnionDraft const*> children_;
};

void append(std::vector<base::csv::Problem>& all, std::vector<base::csv::Problem> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

} // namespace

bool UnionDraft::says_the_same_as(UnionDraft const& other) const
{
    return std::tie(names, tree, level.code, parent_code, region_code, validity, successor_code) ==
           std::tie(other.names, other.tree, other.level.code, other.parent_code, other.region_code,
                    other.validity, other.successor_code);
}

UnionImportPlan plan_union_import(base::csv::Table const& table, Tree tree,
                                  std::vector<Level> const& levels, DraftsByCode const& stored)
{
    UnionRows rows{table, tree, levels};
    DraftsByCode drafts;
    for (auto const& row : table.rows())
        if (auto draft = rows.read(row))
            drafts.emplace(draft->names.code, std::move(*draft));

    UnionImportPlan plan;
    plan.problems = table.problems();
    append(plan.problems, rows.take_problems());
    append(plan.problems, Relations{drafts, stored, rows.refused()}.take_out_misfits());
    std::ranges::stable_sort(plan.problems, {}, &base::csv::Problem::row);

    for (auto const& [code, draft] : drafts) {
        auto const known = stored.find(code);
        if (known == stored.end())
            plan.added.push_back(draft);
        else if (draft.says_the_same_as(known->second))
            ++plan.unchanged;
        else
            plan.changed.push_back(draft);
    }
    auto const rank = [](UnionDraft const& draft) { return draft.level.rank; };
    std::ranges::stable_sort(plan.added, {}, rank);
    return plan;
}

} // namespace organisation
