#pragma once

#include "identity/domain/sign_in_code.hpp"
#include "settlement/domain/winner.hpp"
#include "settlement/service/prizes.hpp"

#include <optional>
#include <string>
#include <vector>

namespace settlement {

/// A code that came back from another number of the winner's own.
struct PhoneCode {
    std::string code_id;
    identity::SignInCode code;
};

struct TakePrize {
    base::PersonId person;
    MonthName month;
    /// Needed when the rules ask for it.
    std::optional<Winner> winner = {};
    std::optional<PhoneCode> other_phone = {};
};

/// The winner takes a prize. The same again changes nothing. When somebody else took a prize of
/// the month under the same identity card (AMB-Q16), the worse place is struck out by the program
/// while the list can still change, which appeal and a second person follow; afterwards this claim
/// waits for staff.
///
/// Refusals: `prize_unknown`, `real_name_missing`, `prize_claimed_otherwise`, those of `check_take`
/// and `identity::redeem_code`.
base::Result<void> take_prize(sql::Transaction&, Means const&, audit::Author const&,
                              TakePrize const&);

/// The winner does not want it. While the list can change, the next in rank moves up; afterwards
/// nobody does (AMB-Q22). Refusals: `prize_unknown`, those of `check_give_up`.
base::Result<void> give_up_prize(sql::Transaction&, Means const&, audit::Author const&,
                                 base::PersonId, MonthName const&);

/// Has a prize that was taken paid to another number, once. Refusals: `prize_unknown`, those of
/// `check_change_phone` and `identity::redeem_code`.
base::Result<void> change_prize_phone(sql::Transaction&, Means const&, audit::Author const&,
                                      base::PersonId, MonthName const&, PhoneCode const&);

/// Says against a hold or a disqualification what the winner has to say; another person than who
/// decided decides again. Refusals: `prize_unknown`, those of `check_appeal` and of an appeal.
base::Result<void> appeal(sql::Transaction&, Means const&, audit::Author const&, base::PersonId,
                          MonthName const&, std::string words);

/// Gives up what nobody took in time.
void expire_prizes(sql::Transaction&, Means const&, audit::Author const&);

/// One claim as staff see it.
struct ClaimView {
    Prize prize;
    /// "张*"; empty when nobody asked.
    std::string name_masked;
    struct Other {
        base::PersonId person;
        int place = 0;
    };
    /// Who else took a prize of the month as the same person, while that waits for a decision.
    std::optional<Other> doubted_with;
    /// Whether somebody has to decide: about one person with two claims, or because it could not be
    /// put on a list of payments.
    bool waits = false;
};
[[nodiscard]] std::vector<ClaimView> list_claims(sql::Transaction&, Means const&, Desk const&);

enum class ClaimDecision : std::uint8_t {
    pay,
    forfeit,
};

struct DecideClaim {
    std::string person_key;
    ClaimDecision decision = ClaimDecision::forfeit;
    std::string reason;
};
/// Decides about a prize that waits: its claim names the same person as another, or it could not be
/// put on a list of payments. Refusals: `claim_not_doubted`, `act_reason_missing`, and to pay what
/// still cannot be paid those of `payout::plan_prize`.
base::Result<void> decide_claim(sql::Transaction&, Means const&, audit::Author const&, Desk const&,
                                DecideClaim const&);

} // namespace settlement
