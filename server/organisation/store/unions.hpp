#pragma once

#include "organisation/domain/search.hpp"
#include "organisation/domain/union.hpp"
#include "organisation/domain/union_import.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organisation::unions {

[[nodiscard]] std::optional<Union> find(sql::Transaction&, UnionCode const&);
[[nodiscard]] std::optional<Union> find(sql::Transaction&, UnionId);

/// A part of a list: unions that exist on a day, in the order of their codes.
struct Page {
    /// Both trees unless given.
    std::optional<Tree> tree = {};
    base::CivilDate day;
    /// Only codes after this one; everything from the empty code on.
    std::string after_code = {};
    int limit = 0;
};

/// The tops of a tree: unions that hang on no union of the same tree.
[[nodiscard]] std::vector<Union> list_roots(sql::Transaction&, Page const&);
[[nodiscard]] std::vector<Union> list_children(sql::Transaction&, UnionId parent, Page const&);
/// All of a tree on a day, in the order of their codes.
[[nodiscard]] std::vector<Union> list_existing(sql::Transaction&, Tree, base::CivilDate);
/// Higher levels first; `after_code` is not looked at.
[[nodiscard]] std::vector<Union> list_matching(sql::Transaction&, SearchText const&, Page const&);
[[nodiscard]] std::int64_t count_children(sql::Transaction&, UnionId, base::CivilDate);

/// From the root down to the union itself; empty when there is no such union.
[[nodiscard]] std::vector<Union> list_chain(sql::Transaction&, UnionId);
/// The union and everything below it.
[[nodiscard]] std::vector<UnionId> list_subtree(sql::Transaction&, UnionId);

/// What a union can be found by.
[[nodiscard]] UnionNames names_of(sql::Transaction&, Union const&);

/// Every union as a file would describe it, by code.
[[nodiscard]] DraftsByCode list_drafts(sql::Transaction&);
/// 0 when there is no union yet.
[[nodiscard]] UnionId find_last_id(sql::Transaction&);
/// The parent must be there; the successor follows with `update_successor`.
void insert(sql::Transaction&, UnionId, UnionDraft const&);
/// Replaces what is stored for the code, but not its id and its tree.
void update(sql::Transaction&, UnionDraft const&);
void update_successor(sql::Transaction&, UnionDraft const&);

} // namespace organisation::unions
