#pragma once

#include "quiz/domain/calendar.hpp"
#include "quiz/domain/prize_list.hpp"
#include "sql/transaction.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quiz::months {

struct Stored {
    ContestMonth month;
    /// The secret, encrypted.
    std::string sealed_secret;
};

/// In the order of the calendar.
[[nodiscard]] std::vector<Stored> list(sql::Transaction&, ContestId);
/// The id that a new month may take.
[[nodiscard]] MonthId next_id(sql::Transaction&);
void insert(sql::Transaction&, ContestId, Stored const&);
/// A month that nobody has played.
void remove(sql::Transaction&, MonthId);

void begin_closing(sql::Transaction&, MonthId);
/// Stores the state, the revealed secret and the hash of the frozen list.
void freeze(sql::Transaction&, ContestMonth const&);
/// A step of the settlement after the list is frozen.
void update_state(sql::Transaction&, MonthId, MonthState);

void insert_place(sql::Transaction&, MonthId, PrizePlace const&);
/// In their order.
[[nodiscard]] std::vector<PrizePlace> list_places(sql::Transaction&, MonthId);
void remove_places(sql::Transaction&, MonthId);

} // namespace quiz::months
