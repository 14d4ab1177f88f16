#include "settlement/service/claiming.hpp"

#include "audit/service/appending.hpp"
#include "base/text.hpp"
#include "identity/service/redeeming_code.hpp"
#include "notice/service/publishing.hpp"
#include "payout/service/claiming.hpp"
#include "payout/service/planning.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/act_names.hpp"
#include "settlement/service/paying_out.hpp"
#include "settlement/service/putting_up.hpp"
#include "settlement/service/seals.hpp"
#include "settlement/store/claims.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace settlement {

namespace {

/// What nobody could refuse: the program has looked at it before.
template <class Value>
void must(base::Result<Value> const& done)
{
    VERIFY(done.has_value());
}

audit::Act audited(std::string_view name, Prize const& prize)
{
    return {.name = name,
            .subject = prize_subject(prize),
            .details = audit::Details{}.with("place", prize.place).with("yuan", prize.yuan)};
}

base::Result<identity::PhoneNumber> redeem(sql::Transaction& tx, Means const& means,
                                           PhoneCode const& given)
{
    return identity::redeem_code(tx, means.keys, means.guess_alarm,
                                 {given.code_id, given.code, identity::Purpose::prize_phone});
}

/// Strikes a place out as the program's own act, or notes a finding where somebody looks already.
base::Result<void> strike_out(sql::Transaction& tx, Means const& means, audit::Author const& author,
                              Prize const& prize, Evidence evidence, std::string const& reason)
{
    TakeAct command{.month = {prize.contest->slug(), prize.month.month}, .act = {}};
    command.act.person = prize.person;
    command.act.evidence = evidence;
    command.act.reason = reason;
    command.act.kind = ActKind::hold;
    bool const is_looked_at = prize.facts.is_held || prize.facts.is_struck_out;
    if (is_looked_at) {
        command.act.kind = ActKind::find;
        static_cast<void>(TRY(take_act(tx, means, author, command)));
        return base::ok();
    }
    static_cast<void>(TRY(take_act(tx, means, author, command)));
    command.act.kind = ActKind::disqualify;
    static_cast<void>(TRY(take_act(tx, means, author, command)));
    return base::ok();
}

/// The other prize of the month whose winner is the same person and who still stands on the list.
std::optional<Prize> twin_of(sql::Transaction& tx, Means const& means, Prize const& prize,
                             Claim const& claim)
{
    if (claim.winner_index.empty())
        return std::nullopt;
    for (auto const& other : claims::list_of_winner(tx, prize.month.id, claim.winner_index)) {
        if (other.person == prize.person)
            continue;
        auto twin = find_prize(tx, means, other.person, {prize.contest->slug(), prize.month.month});
        bool const stands = twin && twin->facts.is_listed && !twin->facts.is_struck_out &&
                            twin->state != PrizeState::forfeited;
        if (stands)
            return std::move(*twin);
    }
    return std::nullopt;
}

/// The better place stays (AMB-Q16).
base::Result<void> strike_worse_out(sql::Transaction& tx, Means const& means,
                                    audit::Author const& by, Prize const& one, Prize const& other)
{
    audit::Author const program{audit::AuthorKind::system, "settlement", by.trace_id};
    auto const& worse = one.place > other.place ? one : other;
    auto const better = std::min(one.place, other.place);
    return strike_out(
        tx, means, program, worse, Evidence::same_person,
        fmt::format("第 {} 名与第 {} 名证件号相同 / places {} and {}: one identity card", better,
                    worse.place, better, worse.place));
}

/// Whether a claim that was made says the same again.
bool is_same(Means const& means, Prize const& prize, TakePrize const& command)
{
    auto const before = winner_in(means.claims_key, prize.month.id, *prize.claim);
    return (!means.claim_rules.needs_real_name || before == command.winner) &&
           command.other_phone.has_value() == (prize.claim->phone_changes > 0);
}

/// Whether staff have to decide about it.
bool waits(Prize const& prize)
{
    bool const is_rejected = prize.facts.claim == ClaimKind::rejected;
    return prize.facts.is_doubted || (prize.facts.is_unplanned && !is_rejected);
}

/// Puts a prize that could not be paid on a list of payments after all, or ends it.
base::Result<void> decide_unplanned(sql::Transaction& tx, Means const& means, Desk const& desk,
                                    Prize const& prize, bool is_paid)
{
    if (is_paid) {
        auto const places = list_unplanned(tx, means, desk);
        auto const place = std::ranges::find(places, prize.person, &quiz::PrizePlace::person);
        VERIFY(place != places.end());
        return plan_payment(tx, means, desk, *place);
    }
    auto claim = prize.claim.value_or(Claim{.person = prize.person, .at = tx.now()});
    claim.kind = ClaimKind::rejected;
    claims::put(tx, prize.month.id, claim);
    return base::ok();
}

} // namespace

base::Result<void> take_prize(sql::Transaction& tx, Means const& means, audit::Author const& author,
                              TakePrize const& command)
{
    auto const prize = TRY(find_prize(tx, means, command.person, command.month));
    if (means.claim_rules.needs_real_name && !command.winner)
        return std::unexpected{refuse(real_name_missing).at("real_name")};
    bool const was_taken = prize.facts.claim == ClaimKind::taken;
    if (was_taken && is_same(means, prize, command))
        return base::ok();
    if (was_taken && prize.state == PrizeState::confirmed)
        return std::unexpected{refuse(prize_claimed_otherwise)};
    CHECK_OK(check_take(prize.facts, means.claim_rules));
    Claim claim{.person = command.person, .kind = ClaimKind::taken, .at = tx.now()};
    if (means.claim_rules.needs_real_name)
        set_winner(means.claims_key, prize.month.id, claim, *command.winner);
    std::optional<identity::PhoneNumber> phone;
    if (command.other_phone) {
        phone = TRY(redeem(tx, means, *command.other_phone));
        set_phone(means.claims_key, prize.month.id, claim, *phone);
        claim.phone_changes = 1;
    }
    auto const twin = twin_of(tx, means, prize, claim);
    if (twin && prize.is_final)
        claim.doubted_with = twin->person;
    claims::put(tx, prize.month.id, claim);
    audit::append(tx, author, audited(acts::prize_claimed, prize));
    if (twin && !prize.is_final)
        return strike_worse_out(tx, means, author, prize, *twin);
    if (prize.is_final && !claim.doubted_with)
        must(payout::claim_prize(tx, means.payout_terms, prize.key(), phone));
    return base::ok();
}

base::Result<void> give_up_prize(sql::Transaction& tx, Means const& means,
                                 audit::Author const& author, base::PersonId person,
                                 MonthName const& month)
{
    auto const prize = TRY(find_prize(tx, means, person, month));
    CHECK_OK(check_give_up(prize.facts, means.claim_rules));
    constexpr std::string_view reason = "本人放弃 / given up by the winner";
    if (!prize.is_final)
        return strike_out(tx, means, author, prize, Evidence::given_up, std::string{reason});
    auto claim = prize.claim.value_or(Claim{.person = person, .at = tx.now()});
    claim.kind = ClaimKind::given_up;
    claims::put(tx, prize.month.id, claim);
    return payout::forfeit_prize(tx, author, prize.payment->order, reason);
}

base::Result<void> change_prize_phone(sql::Transaction& tx, Means const& means,
                                      audit::Author const& author, base::PersonId person,
                                      MonthName const& month, PhoneCode const& given)
{
    auto const prize = TRY(find_prize(tx, means, person, month));
    CHECK_OK(check_change_phone(prize.facts, means.claim_rules));
    auto const phone = TRY(redeem(tx, means, given));
    auto claim = *prize.claim;
    set_phone(means.claims_key, prize.month.id, claim, phone);
    ++claim.phone_changes;
    claims::put(tx, prize.month.id, claim);
    audit::append(tx, author, audited(acts::prize_phone_changed, prize));
    if (!prize.payment)
        return base::ok();
    return payout::change_phone(tx, means.payout_terms, author, prize.payment->order,
                                phone.digits());
}

base::Result<void> appeal(sql::Transaction& tx, Means const& means, audit::Author const& author,
                          base::PersonId person, MonthName const& month, std::string words)
{
    auto const prize = TRY(find_prize(tx, means, person, month));
    CHECK_OK(check_appeal(prize.facts, means.claim_rules));
    TakeAct command{.month = month, .act = {}};
    command.act.kind = ActKind::appeal;
    command.act.person = person;
    command.act.reason = std::move(words);
    static_cast<void>(TRY(take_act(tx, means, author, command)));
    return base::ok();
}

void expire_prizes(sql::Transaction& tx, Means const& means, audit::Author const& author)
{
    constexpr int page = 200;
    std::map<std::string, std::optional<base::CivilDate>> last_days;
    payout::OrderId behind;
    for (;;) {
        auto const awaited = payout::list_awaited(tx, means.payout_terms, behind, page);
        for (auto const& payment : awaited) {
            behind = payment.order;
            auto const contest = means.live.contest(payment.prize.contest);
            auto const* const month = contest ? (*contest)->month(payment.prize.month) : nullptr;
            if (month == nullptr)
                continue;
            auto const& zone = (*contest)->rules()->timezone;
            auto const subject = notice_subject(payment.prize.contest, payment.prize.month);
            if (!last_days.contains(subject)) {
                auto const notice = notice::find_notice_of(tx, notice_programme, subject);
                last_days[subject] = notice ? last_day_of(*notice, means, zone) : std::nullopt;
            }
            auto const last_day = last_days[subject];
            // Whoever has claimed and waits for staff has done what they can.
            if (!last_day || zone.date_at(tx.now()) <= *last_day ||
                claims::find(tx, month->id, payment.prize.person))
                continue;
            claims::put(
                tx, month->id,
                {.person = payment.prize.person, .kind = ClaimKind::expired, .at = tx.now()});
            must(payout::forfeit_prize(tx, author, payment.order,
                                       fmt::format("not claimed by {}", last_day->text())));
        }
        if (awaited.size() < page)
            return;
    }
}

std::vector<ClaimView> list_claims(sql::Transaction& tx, Means const& means, Desk const& desk)
{
    MonthName const month{desk.frozen.contest->slug(), desk.frozen.month.month};
    std::vector<ClaimView> views;
    auto const add = [&](base::PersonId person) {
        auto prize = find_prize(tx, means, person, month);
        // A list that was taken back is nobody's prize.
        if (!prize)
            return;
        ClaimView view{std::move(*prize), "", {}};
        auto const& claim = view.prize.claim;
        if (claim)
            if (auto const winner = winner_in(means.claims_key, desk.frozen.month.id, *claim))
                view.name_masked = winner->name.masked();
        if (claim && claim->doubted_with) {
            auto const other = find_prize(tx, means, *claim->doubted_with, month);
            view.doubted_with = {*claim->doubted_with, other ? other->place : 0};
        }
        view.waits = waits(view.prize);
        views.push_back(std::move(view));
    };
    auto const claimed = claims::list(tx, desk.frozen.month.id);
    for (auto const& claim : claimed)
        add(claim.person);
    for (auto const& place : list_unplanned(tx, means, desk))
        if (std::ranges::find(claimed, place.person, &Claim::person) == claimed.end())
            add(place.person);
    return views;
}

base::Result<void> decide_claim(sql::Transaction& tx, Means const& means,
                                audit::Author const& author, Desk const& desk,
                                DecideClaim const& command)
{
    auto const listed = list_claims(tx, means, desk);
    auto const found = std::ranges::find_if(listed, [&](ClaimView const& view) {
        return view.waits && desk.key_of(view.prize.person) == command.person_key;
    });
    if (found == listed.end())
        return std::unexpected{refuse(claim_not_doubted).at("person")};
    if (base::trimmed(command.reason).empty())
        return std::unexpected{
            refuse(act_reason_missing).at("reason").with("characters_max", reason_characters_max)};
    auto const& prize = found->prize;
    bool const is_paid = command.decision == ClaimDecision::pay;
    auto act = audited(is_paid ? acts::claim_released : acts::claim_rejected, prize);
    act.reason = command.reason;
    audit::append(tx, author, act);
    if (prize.facts.is_unplanned)
        return decide_unplanned(tx, means, desk, prize, is_paid);
    auto claim = *prize.claim;
    claim.doubted_with.reset();
    claims::put(tx, prize.month.id, claim);
    if (is_paid)
        return payout::claim_prize(tx, means.payout_terms, prize.key(),
                                   phone_in(means.claims_key, prize.month.id, claim));
    return payout::forfeit_prize(tx, author, prize.payment->order, command.reason);
}

} // namespace settlement
