#pragma once

#include "quiz/domain/ids.hpp"
#include "quiz/domain/rules.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace quiz::chances {

/// A person's second chance of one day.
struct Stored {
    ContestId contest;
    base::PersonId person;
    base::CivilDate date;
    SecondChanceMode mode = SecondChanceMode::share;
    /// Of the token in a shared link.
    std::optional<std::string> token_hash;
    /// Code of the card to read in the study mode.
    std::optional<std::string> card;
    base::Instant begun_at;
    std::optional<base::Instant> granted_at;
};

[[nodiscard]] std::optional<Stored> find(sql::Transaction&, ContestId, base::PersonId,
                                         base::CivilDate);
[[nodiscard]] std::optional<Stored> find_by_token(sql::Transaction&, std::string_view token_hash);
/// Stores a chance that begins now. False, and nothing is written, if the day has one.
[[nodiscard]] bool insert(sql::Transaction&, Stored const&);
/// Stores token, card and grant anew.
void update(sql::Transaction&, Stored const&);

} // namespace quiz::chances
