#include "settlement/domain/claim.hpp"

#include "settlement/domain/refusals.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace settlement {

namespace {

using payout::OrderState;

base::Error not_open(PrizeState state)
{
    return refuse(prize_not_open).with("state", std::string{text(state)});
}

/// The state that the payment alone decides, if it has left the list.
std::optional<PrizeState> state_of_payment(PrizeFacts const& facts)
{
    if (!facts.order)
        return std::nullopt;
    switch (*facts.order) {
    case OrderState::planned:
    case OrderState::approved:
        return std::nullopt;
    case OrderState::queued:
    case OrderState::sent:
    case OrderState::unknown:
        return PrizeState::handed_over;
    case OrderState::succeeded:
        return PrizeState::arrived;
    case OrderState::failed:
        return PrizeState::failed;
    case OrderState::forfeited:
        if (facts.claim == ClaimKind::expired)
            return PrizeState::expired;
        return facts.claim == ClaimKind::given_up ? PrizeState::given_up : PrizeState::forfeited;
    }
    std::unreachable();
}

} // namespace

std::string_view text(PrizeState state)
{
    switch (state) {
    case PrizeState::held:
        return "held";
    case PrizeState::struck_out:
        return "struck_out";
    case PrizeState::given_up:
        return "given_up";
    case PrizeState::to_claim:
        return "to_claim";
    case PrizeState::confirmed:
        return "confirmed";
    case PrizeState::handed_over:
        return "handed_over";
    case PrizeState::arrived:
        return "arrived";
    case PrizeState::failed:
        return "failed";
    case PrizeState::forfeited:
        return "forfeited";
    case PrizeState::expired:
        return "expired";
    }
    std::unreachable();
}

std::string_view text(ClaimKind kind)
{
    switch (kind) {
    case ClaimKind::taken:
        return "taken";
    case ClaimKind::given_up:
        return "given_up";
    case ClaimKind::expired:
        return "expired";
    case ClaimKind::rejected:
        return "rejected";
    }
    std::unreachable();
}

std::optional<ClaimKind> claim_kind_named(std::string_view word)
{
    for (auto const kind :
         {ClaimKind::taken, ClaimKind::given_up, ClaimKind::expired, ClaimKind::rejected})
        if (text(kind) == word)
            return kind;
    return std::nullopt;
}

PrizeState state_of(PrizeFacts const& facts, ClaimRules const& rules)
{
    if (auto const paid = state_of_payment(facts))
        return *paid;
    if (facts.has_given_up)
        return PrizeState::given_up;
    if (facts.is_struck_out || !facts.is_listed)
        return PrizeState::struck_out;
    if (facts.claim == ClaimKind::rejected)
        return PrizeState::forfeited;
    if (facts.is_held || facts.is_doubted || facts.is_unplanned)
        return PrizeState::held;
    if (facts.claim == ClaimKind::taken)
        return PrizeState::confirmed;
    if (facts.claim == ClaimKind::given_up)
        return PrizeState::given_up;
    if (facts.claim == ClaimKind::expired)
        return PrizeState::expired;
    if (!rules.is_needed)
        return PrizeState::confirmed;
    bool const is_over = facts.last_day && facts.today > *facts.last_day;
    return is_over ? PrizeState::expired : PrizeState::to_claim;
}

base::CivilDate last_day_to_claim(base::CivilDate notice_ends_on,
                                  std::optional<base::CivilDate> declared_on,
                                  ClaimRules const& rules)
{
    return std::max(notice_ends_on, declared_on.value_or(notice_ends_on)) + rules.days;
}

base::Result<void> check_take(PrizeFacts const& facts, ClaimRules const& rules)
{
    auto const state = state_of(facts, rules);
    if (state == PrizeState::to_claim)
        return base::ok();
    if (state == PrizeState::expired && facts.last_day)
        return std::unexpected{refuse(prize_claim_over).with("last_day", facts.last_day->text())};
    return std::unexpected{not_open(state)};
}

base::Result<void> check_give_up(PrizeFacts const& facts, ClaimRules const& rules)
{
    auto const state = state_of(facts, rules);
    bool const is_possible = state == PrizeState::to_claim || state == PrizeState::confirmed ||
                             (state == PrizeState::failed && facts.waits_for_a_person);
    if (!is_possible)
        return std::unexpected{not_open(state)};
    return base::ok();
}

base::Result<void> check_change_phone(PrizeFacts const& facts, ClaimRules const& rules)
{
    auto const state = state_of(facts, rules);
    bool const was_taken = facts.claim == ClaimKind::taken;
    bool const is_possible =
        was_taken && (state == PrizeState::confirmed ||
                      (state == PrizeState::failed && facts.waits_for_a_person));
    if (!is_possible)
        return std::unexpected{not_open(state)};
    if (facts.has_changed_phone)
        return std::unexpected{refuse(prize_phone_changed_already)};
    return base::ok();
}

base::Result<void> check_appeal(PrizeFacts const& facts, ClaimRules const& rules)
{
    bool const is_questioned = (facts.is_held || facts.is_struck_out) && !facts.has_given_up;
    if (!is_questioned || facts.is_final)
        return std::unexpected{not_open(state_of(facts, rules))};
    if (facts.has_appealed)
        return std::unexpected{refuse(appeal_open_already)};
    return base::ok();
}

} // namespace settlement
