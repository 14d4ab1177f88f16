#pragma once

#include "identity/domain/keys.hpp"
#include "membership/domain/union_hint.hpp"
#include "organisation/domain/union.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace membership {

/// What a person wrote about a unit that the tree does not have, and where they stand until staff
/// find it a place.
struct ReadHint {
    UnionHint hint;
    std::string phone_masked;
    organisation::UnionCard belongs;
};

struct HintPage {
    std::vector<ReadHint> hints;
    /// Nothing on the last page.
    std::optional<std::string> next_cursor;
};

struct ListHints {
    /// `next_cursor` of the page before; empty for the first.
    std::string cursor = {};
    int limit = 50;
};

/// Newest first. Refusal: `cursor_malformed`.
[[nodiscard]] base::Result<HintPage> list_union_hints(sql::Transaction&, identity::Keys const&,
                                                      ListHints const&);

} // namespace membership
