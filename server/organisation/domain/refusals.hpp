#pragma once

#include "base/result.hpp"

#include <array>

namespace organisation {

using base::ErrorKind;
using base::Refusal;

// What a search or a list is refused for.
/// {field}
inline constexpr Refusal union_unknown{ErrorKind::not_found, "union_unknown"};
/// {field, allowed}
inline constexpr Refusal tree_unknown{ErrorKind::invalid, "tree_unknown"};
/// {field, allowed}
inline constexpr Refusal query_too_long{ErrorKind::invalid, "query_too_long"};

// What a row of an imported file of unions is refused for. All say {value} where there is one.
/// {value, allowed}
inline constexpr Refusal union_code_malformed{ErrorKind::invalid, "union_code_malformed"};
/// {value, first_row}
inline constexpr Refusal union_code_twice{ErrorKind::invalid, "union_code_twice"};
/// {allowed}
inline constexpr Refusal union_name_malformed{ErrorKind::invalid, "union_name_malformed"};
/// {value, allowed}
inline constexpr Refusal union_level_unknown{ErrorKind::invalid, "union_level_unknown"};
/// {value}
inline constexpr Refusal union_parent_unknown{ErrorKind::invalid, "union_parent_unknown"};
/// {value, parent_row}
inline constexpr Refusal union_parent_refused{ErrorKind::invalid, "union_parent_refused"};
/// {value, level, parent_level}
inline constexpr Refusal union_parent_not_higher{ErrorKind::invalid, "union_parent_not_higher"};
/// {value}
inline constexpr Refusal union_parent_of_industry{ErrorKind::invalid, "union_parent_of_industry"};
/// {child}
inline constexpr Refusal union_child_not_lower{ErrorKind::invalid, "union_child_not_lower"};
/// {value, allowed}
inline constexpr Refusal union_tree_fixed{ErrorKind::conflict, "union_tree_fixed"};
/// {value, allowed}
inline constexpr Refusal union_region_malformed{ErrorKind::invalid, "union_region_malformed"};
/// {value, allowed}
inline constexpr Refusal union_initials_malformed{ErrorKind::invalid, "union_initials_malformed"};
/// {allowed}
inline constexpr Refusal union_aliases_malformed{ErrorKind::invalid, "union_aliases_malformed"};
/// {value, allowed}
inline constexpr Refusal union_date_malformed{ErrorKind::invalid, "union_date_malformed"};
/// {valid_from, valid_to}
inline constexpr Refusal union_validity_reversed{ErrorKind::invalid, "union_validity_reversed"};
/// {value}
inline constexpr Refusal union_successor_unknown{ErrorKind::invalid, "union_successor_unknown"};
inline constexpr Refusal union_successor_without_end{ErrorKind::invalid,
                                                     "union_successor_without_end"};

// What a row of an imported file of levels is refused for.
/// {value, allowed}
inline constexpr Refusal level_code_malformed{ErrorKind::invalid, "level_code_malformed"};
/// {value, first_row}
inline constexpr Refusal level_code_twice{ErrorKind::invalid, "level_code_twice"};
/// {value, allowed}
inline constexpr Refusal level_rank_malformed{ErrorKind::invalid, "level_rank_malformed"};
/// {allowed}
inline constexpr Refusal level_words_malformed{ErrorKind::invalid, "level_words_malformed"};
/// {code, parent}
inline constexpr Refusal level_order_broken{ErrorKind::conflict, "level_order_broken"};

/// All of them, for the tests that ask each for its case.
inline constexpr std::array refusals{
    union_unknown,
    tree_unknown,
    query_too_long,
    union_code_malformed,
    union_code_twice,
    union_name_malformed,
    union_level_unknown,
    union_parent_unknown,
    union_parent_refused,
    union_parent_not_higher,
    union_parent_of_industry,
    union_child_not_lower,
    union_tree_fixed,
    union_region_malformed,
    union_initials_malformed,
    union_aliases_malformed,
    union_date_malformed,
    union_validity_reversed,
    union_successor_unknown,
    union_successor_without_end,
    level_code_malformed,
    level_code_twice,
    level_rank_malformed,
    level_words_malformed,
    level_order_broken,
};

} // namespace organisation
