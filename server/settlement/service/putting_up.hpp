#pragma once

#include "settlement/service/settling.hpp"

#include <string>
#include <string_view>

namespace settlement {

/// The name of this month among public notices, such as "woxinxiangdang 2021-03".
[[nodiscard]] std::string notice_subject(std::string_view slug, base::CivilMonth);
[[nodiscard]] std::string notice_subject(Desk const&);

/// Puts the draft on public notice, masked (AMB-Q29). Names that stood there before keep their
/// period; new names get a full one.
void put_list_up(sql::Transaction&, Means const&, Desk const&, base::CivilDate first_day);

} // namespace settlement
