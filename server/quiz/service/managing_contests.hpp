#pragma once

#include "audit/domain/entry.hpp"
#include "base/result.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace quiz {

/// The version of a contest's settings that holds after a change.
struct PublishedContest {
    std::string slug;
    std::int32_t version = 1;
};

/// Makes a contest from a settings document in JSON. Each of its months gets a sealed secret, whose
/// hash is published at once, before anybody can play. Refusals: those of `read_settings`,
/// `contest_exists` {slug}, `bank_unknown`, `bank_too_small`, `study_cards_missing`, `union_unknown`
/// {field}.
[[nodiscard]] base::Result<PublishedContest>
create_contest(sql::Transaction&, Live&, audit::Author const&, std::string_view document);

/// Publishes the next version of a contest's settings; the same document again changes nothing.
/// Refusals: as above and `contest_unknown`, `slug_fixed`, `contest_started` {field} for a rule that
/// people already play by.
[[nodiscard]] base::Result<PublishedContest> change_contest(sql::Transaction&, Live&,
                                                            audit::Author const&,
                                                            std::string_view slug,
                                                            std::string_view document);

/// The name of the union that invites.
[[nodiscard]] std::string organiser_name(sql::Transaction&, Contest const&);

} // namespace quiz
