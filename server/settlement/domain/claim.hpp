#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "payout/domain/order.hpp"
#include "quiz/domain/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace settlement {

/// What an operator may set about prizes. The defaults are those of the register (AMB-Q16, Q22).
struct ClaimRules {
    /// So many days after the result stands a prize can be taken.
    int days = 30;
    /// Whether a winner says their name and the number of their identity card.
    bool needs_real_name = true;
    /// Whether a prize that nobody takes is not paid.
    bool is_needed = true;
};

/// Where a prize stands, as its winner sees it.
enum class PrizeState : std::uint8_t {
    /// Somebody looks at the place; nothing can be done meanwhile.
    held,
    /// No longer on the list.
    struck_out,
    given_up,
    to_claim,
    confirmed,
    handed_over,
    arrived,
    /// The provider refused it; it is tried again, or the winner gives another number.
    failed,
    /// Given up by those who pay.
    forfeited,
    /// Nobody took it in time.
    expired,
};

[[nodiscard]] std::string_view text(PrizeState);

/// How a winner, or time, answered to a prize.
enum class ClaimKind : std::uint8_t {
    taken,
    given_up,
    expired,
    /// Staff decided that nothing is paid.
    rejected,
};

[[nodiscard]] std::string_view text(ClaimKind);
[[nodiscard]] std::optional<ClaimKind> claim_kind_named(std::string_view);

/// A claim as it is stored; what is sealed opens with the key of claims only.
struct Claim {
    base::PersonId person;
    ClaimKind kind = ClaimKind::taken;
    base::Instant at;
    std::string sealed_winner = {};
    /// Equal for claims that name the same identity card.
    std::string winner_index = {};
    std::string sealed_phone = {};
    int phone_changes = 0;
    /// Who else took a prize of the month as the same person, until staff has decided.
    std::optional<base::PersonId> doubted_with = {};
};

/// Where a person stood on the newest list that has them.
struct ListedPlace {
    quiz::MonthId month;
    int version = 1;
    int place = 1;
    int yuan = 0;
};

/// What the state of a prize follows from.
struct PrizeFacts {
    /// Whether the month's newest list has the person on it, or will.
    bool is_listed = true;
    bool is_held = false;
    bool is_struck_out = false;
    /// What the winner says against it waits for a decision.
    bool has_appealed = false;
    /// Whether the list can change no more.
    bool is_final = false;
    /// Struck out because they wanted it so.
    bool has_given_up = false;
    std::optional<ClaimKind> claim = {};
    /// Another claim of the month came from the same person, and nobody has decided.
    bool is_doubted = false;
    std::optional<payout::OrderState> order = {};
    /// The result stands, but the prize could not be put on a list of payments.
    bool is_unplanned = false;
    /// A failed payment with which nothing more happens by itself.
    bool waits_for_a_person = false;
    bool has_changed_phone = false;
    base::CivilDate today = {};
    /// Nothing while the working days of the notice are not announced.
    std::optional<base::CivilDate> last_day = {};
};

/// Every combination of facts has one state.
[[nodiscard]] PrizeState state_of(PrizeFacts const&, ClaimRules const&);

/// The last day on which a prize can be taken: so many days after the notice ended, or after the
/// result was declared if that came later.
[[nodiscard]] base::CivilDate last_day_to_claim(base::CivilDate notice_ends_on,
                                                std::optional<base::CivilDate> declared_on,
                                                ClaimRules const&);

/// Refusals: `prize_claim_over` {last_day}; `prize_not_open` {state} unless it waits to be taken.
[[nodiscard]] base::Result<void> check_take(PrizeFacts const&, ClaimRules const&);
/// Refusals: `prize_not_open` {state} once it is on its way, held or at its end.
[[nodiscard]] base::Result<void> check_give_up(PrizeFacts const&, ClaimRules const&);
/// Refusals: `prize_not_open` {state} unless it was taken and is not on its way;
/// `prize_phone_changed_already`.
[[nodiscard]] base::Result<void> check_change_phone(PrizeFacts const&, ClaimRules const&);
/// Refusals: `prize_not_open` {state} unless the place is held or struck out and the list can still
/// change; `appeal_open_already`.
[[nodiscard]] base::Result<void> check_appeal(PrizeFacts const&, ClaimRules const&);

} // namespace settlement
