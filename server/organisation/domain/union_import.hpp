#pragma once

#include "base/csv.hpp"
#include "organisation/domain/search.hpp"
#include "organisation/domain/union.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organisation {

/// A union as one row of a file describes it. Other unions are named by their codes.
struct UnionDraft {
    /// The row of the file, for what is said about it later; 0 for a union that is stored.
    int row = 0;
    /// Code, names, aliases and initials.
    UnionNames names;
    Tree tree = Tree::local;
    Level level;
    /// Empty for a root.
    std::string parent_code = {};
    std::string region_code = {};
    Validity validity = {};
    /// Empty when nobody took over.
    std::string successor_code = {};

    /// Whether both say the same about the union, whatever row they come from.
    [[nodiscard]] bool says_the_same_as(UnionDraft const&) const;
};

using DraftsByCode = std::map<std::string, UnionDraft, std::less<>>;

/// The columns of a file of unions. `aliases` and `pinyin_initials` hold lists, separated by
/// semicolons; dates are written 2021-04-09.
inline constexpr std::array<std::string_view, 5> union_columns_required{
    "code", "name", "short_name", "level", "parent_code"};
inline constexpr std::array<std::string_view, 6> union_columns_optional{
    "region_code", "pinyin_initials", "aliases", "valid_from", "valid_to", "successor"};

/// What a file would do to the unions that are stored.
struct UnionImportPlan {
    /// Parents before their children.
    std::vector<UnionDraft> added;
    std::vector<UnionDraft> changed;
    int unchanged = 0;
    /// In the order of rows; no row with a problem is among the drafts.
    std::vector<base::csv::Problem> problems;
};

/// Decides what the rows of a file of one tree do to the `stored` unions. A union that the file
/// does not name stays as it is: unions end by `valid_to`, never by being left out.
[[nodiscard]] UnionImportPlan plan_union_import(base::csv::Table const&, Tree,
                                                std::vector<Level> const&,
                                                DraftsByCode const& stored);

} // namespace organisation
