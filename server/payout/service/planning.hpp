#pragma once

#include "base/result.hpp"
#include "identity/domain/phone_number.hpp"
#include "payout/domain/batch.hpp"
#include "payout/domain/prize.hpp"
#include "payout/domain/terms.hpp"
#include "sql/transaction.hpp"

#include <string>
#include <string_view>

namespace payout {

/// A prize as the settlement states it.
struct PlanPrize {
    std::string contest;
    base::CivilMonth month;
    base::PersonId person;
    std::int64_t yuan = 0;
    int place = 0;
};

/// Which order and which list a prize came to.
struct PlannedPrize {
    OrderId order;
    BatchId batch;
    bool is_new = false;
};

/// Puts a prize on the open list of its month, whose approval it voids; the same prize again
/// changes nothing. The phone number is the person's of now. Refusals: `prize_planned_otherwise`,
/// `prize_out_of_range`, `cap_per_person`, `person_unknown`.
[[nodiscard]] base::Result<PlannedPrize> plan_prize(sql::Transaction&, Terms const&,
                                                    PlanPrize const&);

/// The person whose phone this is. Refusal: `winner_unknown`.
[[nodiscard]] base::Result<base::PersonId> winner_with(sql::Transaction&, Terms const&,
                                                       identity::PhoneNumber const&);

/// Gives a prize up, with a reason: disqualified, not claimed in time, not to be paid. What was
/// reserved goes back to the budget. Refusals: `order_unknown`, `reason_missing`; `order_state`
/// unless it is planned, approved, or failed for good.
[[nodiscard]] base::Result<void> forfeit_prize(sql::Transaction&, OrderId, std::string_view reason,
                                               StaffName const& by);

/// Takes another number of the winner's own (AMB-Q27). A failed order goes onto the open list of
/// its month again, so that two people see the new number before it is paid; a planned one stays on
/// its list, whose approval is void. Refusals: `order_unknown`, `order_state`, those of
/// `identity::PhoneNumber`.
[[nodiscard]] base::Result<void> change_phone(sql::Transaction&, Terms const&, OrderId,
                                              std::string_view phone, StaffName const& by);

} // namespace payout
