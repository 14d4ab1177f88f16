#pragma once

#include "organisation/domain/search.hpp"
#include "organisation/domain/union.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organisation {

/// The union of this code, whether it exists today or not. Refusal: `union_unknown` {field}, also
/// for a text that can be no code.
[[nodiscard]] base::Result<Union> find_union(sql::Transaction&, std::string_view code);
[[nodiscard]] base::Result<Union> find_union(sql::Transaction&, UnionCode const&);
[[nodiscard]] base::Result<Union> find_union(sql::Transaction&, UnionId);

/// The unions above a union and itself, root first; empty when there is no such union. The root of
/// both trees is the provincial union.
[[nodiscard]] std::vector<Union> chain_of(sql::Transaction&, UnionId);

/// A union and everything below it, whenever it existed.
[[nodiscard]] std::vector<UnionId> subtree_of(sql::Transaction&, UnionId);

/// A union as people see it on a day. Refusal: `union_unknown` {field}.
[[nodiscard]] base::Result<UnionCard> look_at_union(sql::Transaction&, UnionId, base::CivilDate);

/// Every union of a tree that a person may choose today, in the order of their codes.
[[nodiscard]] std::vector<Union> list_choosable(sql::Transaction&, Tree);

struct SearchUnions {
    SearchText search;
    /// Both trees unless given.
    std::optional<Tree> tree = {};
    base::CivilDate day;
    int limit = 0;
};

/// Those that fit best and exist on the day, best first.
[[nodiscard]] std::vector<UnionCard> search_unions(sql::Transaction&, SearchUnions const&);

struct ListUnions {
    /// The roots unless given.
    std::optional<std::string> parent_code = {};
    /// Both trees unless given.
    std::optional<Tree> tree = {};
    base::CivilDate day;
    /// `next_cursor` of the page before; empty for the first.
    std::string cursor = {};
    int limit = 0;
};

struct UnionPage {
    std::vector<UnionCard> cards;
    /// Nothing on the last page.
    std::optional<std::string> next_cursor;
};

/// The unions directly below a parent that exist on the day, in the order of their codes.
/// Refusals: `union_unknown` {field}, `cursor_malformed` {field}.
[[nodiscard]] base::Result<UnionPage> list_unions(sql::Transaction&, ListUnions const&);

} // namespace organisation
