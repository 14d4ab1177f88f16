#pragma once

#include "audit/domain/entry.hpp"
#include "audit/domain/merkle.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::entries {

struct Stored {
    std::int64_t leaf;
    Entry entry;
    /// As it stands in the row, whatever the entry hashes to.
    std::string hash;
};

void insert(sql::Transaction&, std::int64_t leaf, Entry const&, Hash const&);
/// In the order of the tree.
[[nodiscard]] std::vector<Stored> list_from(sql::Transaction&, std::int64_t leaf, int limit);

struct Filter {
    std::optional<std::string> act = {};
    std::optional<std::string> subject = {};
    std::optional<std::string> author = {};
};
/// Newest first.
[[nodiscard]] std::vector<Stored> list_before(sql::Transaction&, std::int64_t leaf, Filter const&,
                                              int limit);
[[nodiscard]] std::optional<Stored> find_newest(sql::Transaction&, std::string_view act);

} // namespace audit::entries
