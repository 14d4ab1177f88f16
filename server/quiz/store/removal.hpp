#pragma once

#include "quiz/domain/ids.hpp"
#include "sql/transaction.hpp"

namespace quiz::removal {

/// Removes a contest with every row about it.
void remove(sql::Transaction&, ContestId);

} // namespace quiz::removal
