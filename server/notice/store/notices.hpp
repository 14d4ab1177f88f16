#pragma once

#include "base/crypto.hpp"
#include "notice/domain/notice.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notice::notices {

/// With its versions and the number of its objections.
[[nodiscard]] std::optional<Notice> find(sql::Transaction&, std::string_view id);
[[nodiscard]] std::optional<std::string> find_id(sql::Transaction&, std::string_view programme,
                                                 std::string_view subject);
/// Without its versions.
void insert(sql::Transaction&, Notice const&);
void update_times(sql::Transaction&, Notice const&);
void insert_version(sql::Transaction&, std::string_view id, Version const&);

/// In their order; `key` opens what is sealed.
[[nodiscard]] std::vector<Objection> list_objections(sql::Transaction&, base::Key const& key,
                                                     std::string_view id);
void insert_objection(sql::Transaction&, base::Key const& key, std::string_view id,
                      Objection const&);
/// False if it was decided before.
[[nodiscard]] bool decide_objection(sql::Transaction&, std::string_view id, Objection const&);

} // namespace notice::notices
