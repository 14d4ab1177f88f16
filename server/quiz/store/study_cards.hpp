#pragma once

#include "quiz/domain/ids.hpp"
#include "quiz/domain/study_card.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace quiz::study_cards {

[[nodiscard]] std::optional<StudyCard> find(sql::Transaction&, BankId, std::string_view code);
/// The card at this place in the order of codes, counted from 0.
[[nodiscard]] std::optional<StudyCard> find_nth(sql::Transaction&, BankId, std::int64_t index);
[[nodiscard]] std::int64_t count(sql::Transaction&, BankId);
/// Inserts the card, or replaces the one of its code.
void put(sql::Transaction&, BankId, StudyCard const&);

} // namespace quiz::study_cards
