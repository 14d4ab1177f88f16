#pragma once

#include "audit/domain/entry.hpp"
#include "base/result.hpp"
#include "identity/domain/phone_number.hpp"
#include "payout/domain/batch.hpp"
#include "payout/domain/order.hpp"
#include "payout/domain/prize.hpp"
#include "payout/domain/terms.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// A prize as the settlement states it.
struct PlanPrize {
    std::string contest;
    base::CivilMonth month;
    base::PersonId person;
    std::int64_t yuan = 0;
    int place = 0;
    ClaimState claim = ClaimState::not_needed;
    /// Where the winner wants it, if not at the number of now.
    std::optional<identity::PhoneNumber> phone = {};
};

/// Which order and which list a prize came to.
struct PlannedPrize {
    OrderId order;
    BatchId batch;
    bool is_new = false;
};

/// Puts a prize on the open list of its month for another room, which writes its own act down; the
/// approval of the list is void. The same prize again changes nothing. Without a
/// phone number it is the person's of now. Refusals: `prize_planned_otherwise`, `prize_out_of_range`, `cap_per_person`,
/// `person_unknown`.
[[nodiscard]] base::Result<PlannedPrize> plan_prize(sql::Transaction&, Terms const&,
                                                    PlanPrize const&);

/// Whether this person may get so much more for this month. Refusals: `prize_out_of_range`,
/// `cap_per_person`, `person_unknown`.
[[nodiscard]] base::Result<void> check_plan(sql::Transaction&, Terms const&, PlanPrize const&);

/// Prizes of a month that have neither arrived nor been given up.
[[nodiscard]] std::int64_t count_open_prizes(sql::Transaction&, std::string_view contest,
                                             base::CivilMonth);

/// What staff put on the list of a month by hand. Gives the list. Refusals: those of `plan_prize`,
/// `batch_empty`.
struct PlanList {
    std::string contest;
    base::CivilMonth month;
    struct Prize {
        base::PersonId person;
        std::int64_t yuan = 0;
        int place = 0;
    };
    std::vector<Prize> prizes;
};
[[nodiscard]] base::Result<BatchId> plan_list(sql::Transaction&, Terms const&, audit::Author const&,
                                              PlanList const&);

/// The person whose phone this is. Refusal: `winner_unknown`.
[[nodiscard]] base::Result<base::PersonId> winner_with(sql::Transaction&, Terms const&,
                                                       identity::PhoneNumber const&);

/// Gives a prize up, with a reason: disqualified, not claimed in time, not to be paid. What was
/// reserved goes back to the budget. Refusals: `order_unknown`, `reason_missing`; `order_state`
/// unless it is planned, approved, or failed for good.
[[nodiscard]] base::Result<void> forfeit_prize(sql::Transaction&, audit::Author const&, OrderId,
                                               std::string_view reason);

/// Takes another number of the winner's own (AMB-Q27). A failed order goes onto the open list of
/// its month again, so that two people see the new number before it is paid; a planned one stays on
/// its list, whose approval is void. Refusals: `order_unknown`, `order_state`, those of
/// `identity::PhoneNumber`.
[[nodiscard]] base::Result<void> change_phone(sql::Transaction&, Terms const&, audit::Author const&,
                                              OrderId, std::string_view phone);

} // namespace payout
