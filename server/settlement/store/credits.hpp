#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "quiz/domain/ids.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>

namespace settlement::credits {

/// A month whose points are on their way into the ledger, and how far they are.
struct Pending {
    struct Person {
        base::PersonId id;
        int points = 0;
    };

    quiz::MonthId month_id;
    std::string contest;
    base::CivilMonth month;
    /// Who was the last to get theirs.
    std::optional<Person> last = {};
};

/// The one that has waited longest, if any does.
[[nodiscard]] std::optional<Pending> find_first(sql::Transaction&);
void insert(sql::Transaction&, Pending const&);
/// Stores how far it is.
void update(sql::Transaction&, Pending const&);
void remove(sql::Transaction&, quiz::MonthId);

} // namespace settlement::credits
