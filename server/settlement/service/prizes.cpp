#include "settlement/service/prizes.hpp"

#include "identity/service/phone_book.hpp"
#include "notice/service/publishing.hpp"
#include "payout/service/claiming.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/putting_up.hpp"
#include "settlement/service/seals.hpp"
#include "settlement/store/acts.hpp"
#include "settlement/store/claims.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <utility>

namespace settlement {

namespace {

struct Found {
    std::shared_ptr<quiz::Contest const> contest;
    quiz::ContestMonth month;
};

std::optional<Found> find_month(quiz::Live const& live, quiz::MonthId id)
{
    for (auto const& contest : live.contests())
        for (auto const& month : contest->months)
            if (month.id == id)
                return Found{contest, month};
    return std::nullopt;
}

/// The settlement as its journal says; who could move up does not matter here.
Settlement settlement_of(sql::Transaction& tx, Found const& found)
{
    quiz::PrizeTerms const terms{found.contest->rules(), *found.month.revealed_secret,
                                 found.contest->slug(), found.month.month, found.contest->people};
    Settlement settlement{quiz::MonthState::provisional};
    for (auto const& act : acts::list(tx, found.month.id))
        settlement.take(act, terms);
    return settlement;
}

void add_case(Prize& prize, Settlement const& settlement)
{
    auto const found = settlement.cases().find(prize.person);
    if (found == settlement.cases().end())
        return;
    auto const& doubt = found->second;
    prize.facts.is_held = doubt.state == Case::State::held;
    prize.facts.is_struck_out = doubt.state == Case::State::struck_out;
    prize.facts.has_given_up = prize.facts.is_struck_out && doubt.evidence == Evidence::given_up;
    prize.facts.has_appealed = doubt.appeal.has_value();
    prize.doubt = doubt.reason;
    prize.evidence = doubt.evidence;
}

void add_claim(sql::Transaction& tx, Means const& means, Prize& prize)
{
    prize.claim = claims::find(tx, prize.month.id, prize.person);
    if (!prize.claim)
        return;
    prize.facts.claim = prize.claim->kind;
    prize.facts.has_changed_phone = prize.claim->phone_changes > 0;
    prize.facts.is_doubted = prize.claim->doubted_with.has_value();
    if (prize.facts.is_doubted)
        prize.evidence = Evidence::same_person;
    if (auto const phone = phone_in(means.claims_key, prize.month.id, *prize.claim))
        prize.phone_masked = phone->masked();
}

void add_payment(sql::Transaction& tx, Means const& means, Prize& prize)
{
    prize.payment = payout::progress_of(tx, means.payout_terms, prize.key());
    if (!prize.payment)
        return;
    prize.facts.order = prize.payment->state;
    prize.facts.waits_for_a_person = prize.payment->waits_for_a_person;
    // Before the claim the order has the number of the day on which it was planned.
    if (prize.payment->claim != payout::ClaimState::awaited)
        prize.phone_masked = prize.payment->phone_masked;
}

/// What the program found when it could not put the prize on a list of payments.
void add_obstacle(Prize& prize, Settlement const& settlement)
{
    prize.facts.is_unplanned = true;
    prize.evidence = Evidence::not_payable;
    for (auto const& [number, finding] : settlement.findings())
        if (finding.person == prize.person && finding.evidence == Evidence::not_payable)
            prize.doubt = finding.facts;
}

void add_days(sql::Transaction& tx, Means const& means, Prize& prize)
{
    auto const& zone = prize.contest->rules()->timezone;
    prize.facts.today = zone.date_at(tx.now());
    if (prize.notice)
        prize.facts.last_day = last_day_of(*prize.notice, means, zone);
}

Prize empty_prize(sql::Transaction& tx, Means const& means, Found const& found,
                  base::PersonId person)
{
    Prize prize{.contest = found.contest,
                .month = found.month,
                .person = person,
                .facts = {},
                .doubt = {},
                .evidence = {},
                .notice = {},
                .claim = {},
                .payment = {},
                .phone_masked = {}};
    prize.is_final = found.month.stored >= quiz::MonthState::final;
    prize.facts.is_final = prize.is_final;
    if (auto const phone = identity::phone_of(tx, means.keys, person))
        prize.phone_masked = phone->masked();
    return prize;
}

/// A place on a list that is out.
std::optional<Prize> listed_prize(sql::Transaction& tx, Means const& means, Found const& found,
                                  base::PersonId person, ListedPlace const& listed)
{
    auto notice = notice::find_notice_of(tx, notice_programme,
                                         notice_subject(found.contest->slug(), found.month.month));
    if (!notice || listed.yuan == 0)
        return std::nullopt;
    auto const settlement = settlement_of(tx, found);
    auto prize = empty_prize(tx, means, found, person);
    prize.place = listed.place;
    prize.yuan = listed.yuan;
    prize.notice = std::move(*notice);
    prize.facts.is_listed = listed.version == static_cast<int>(settlement.versions().size());
    add_case(prize, settlement);
    add_claim(tx, means, prize);
    add_payment(tx, means, prize);
    add_days(tx, means, prize);
    if (prize.is_final && !prize.payment && prize.facts.is_listed)
        add_obstacle(prize, settlement);
    prize.state = state_of(prize.facts, means.claim_rules);
    return prize;
}

/// A place that is questioned on the list that has yet to come out.
std::optional<Prize> questioned_prize(sql::Transaction& tx, Means const& means, Found const& found,
                                      base::PersonId person)
{
    auto const desk = look_at_month(tx, means, {found.contest->slug(), found.month.month});
    if (!desk || !desk->settlement.cases().contains(person))
        return std::nullopt;
    auto const places = list_without(desk->ground(), {});
    auto const place = std::ranges::find(places, person, &quiz::PrizePlace::person);
    if (place == places.end() || place->yuan == 0)
        return std::nullopt;
    auto prize = empty_prize(tx, means, found, person);
    prize.place = place->place;
    prize.yuan = place->yuan;
    add_case(prize, desk->settlement);
    prize.facts.is_listed = prize.facts.is_held;
    add_days(tx, means, prize);
    prize.state = state_of(prize.facts, means.claim_rules);
    return prize;
}

/// Where a person stood on the newest list of each month that has them, and the months that question
/// their place; newest first.
using Places = std::map<quiz::MonthId, std::optional<ListedPlace>, std::greater<>>;

Places places_of(sql::Transaction& tx, base::PersonId person)
{
    Places places;
    for (auto const& listed : claims::list_places_of(tx, person))
        places[listed.month] = listed;
    for (auto const month : acts::list_months_of_cases(tx, person))
        places.try_emplace(month);
    return places;
}

std::optional<Prize> prize_in(sql::Transaction& tx, Means const& means, base::PersonId person,
                              Places::value_type const& place)
{
    auto const found = find_month(means.live, place.first);
    if (!found)
        return std::nullopt;
    bool const is_out = found->month.stored >= quiz::MonthState::public_notice;
    if (is_out && place.second)
        return listed_prize(tx, means, *found, person, *place.second);
    return questioned_prize(tx, means, *found, person);
}

} // namespace

std::string prize_subject(Prize const& prize)
{
    return fmt::format("prize:{} {}", notice_subject(prize.contest->slug(), prize.month.month),
                       prize.contest->people.of(prize.person));
}

std::optional<base::CivilDate> last_day_of(notice::Notice const& notice, Means const& means,
                                           base::TimeZone const& zone)
{
    auto const ends_on = notice::ends_on(notice, means.calendar);
    if (!ends_on)
        return std::nullopt;
    std::optional<base::CivilDate> declared_on;
    if (notice.closed_at)
        declared_on = zone.date_at(*notice.closed_at);
    return last_day_to_claim(*ends_on, declared_on, means.claim_rules);
}

std::vector<Prize> list_prizes(sql::Transaction& tx, Means const& means, base::PersonId person)
{
    std::vector<Prize> prizes;
    for (auto const& place : places_of(tx, person))
        if (auto prize = prize_in(tx, means, person, place))
            prizes.push_back(std::move(*prize));
    return prizes;
}

base::Result<Prize> find_prize(sql::Transaction& tx, Means const& means, base::PersonId person,
                               MonthName const& name)
{
    for (auto const& place : places_of(tx, person)) {
        auto prize = prize_in(tx, means, person, place);
        if (prize && prize->contest->slug() == name.slug && prize->month.month == name.month)
            return std::move(*prize);
    }
    return std::unexpected{refuse(prize_unknown)};
}

} // namespace settlement
