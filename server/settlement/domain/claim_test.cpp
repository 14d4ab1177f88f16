#include "settlement/domain/claim.hpp"

#include "settlement/domain/refusals.hpp"
#include "settlement/domain/winner.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace settlement {
namespace {

using payout::OrderState;
using support::is_accepted;
using support::is_refused;

base::CivilDate day(std::string_view text)
{
    return base::CivilDate::parse(text).value();
}

/// A prize on the list, on its last day, that nobody has touched.
PrizeFacts waiting()
{
    PrizeFacts facts;
    facts.today = day("2021-05-08");
    facts.last_day = facts.today;
    return facts;
}

template <class Change>
PrizeFacts but(Change change)
{
    auto facts = waiting();
    change(facts);
    return facts;
}

struct StateCase {
    PrizeFacts facts;
    PrizeState state;
};

TEST(PrizeStates, FollowFromWhatHappened)
{
    std::vector<StateCase> const cases{
        {waiting(), PrizeState::to_claim},
        {but([](auto& is) { is.today = is.today + 1; }), PrizeState::expired},
        {but([](auto& is) { is.last_day.reset(); }), PrizeState::to_claim},
        {but([](auto& is) { is.is_held = true; }), PrizeState::held},
        {but([](auto& is) { is.is_struck_out = true; }), PrizeState::struck_out},
        {but([](auto& is) { is.is_listed = false; }), PrizeState::struck_out},
        {but([](auto& is) { is.is_struck_out = is.has_given_up = true; }), PrizeState::given_up},
        {but([](auto& is) { is.claim = ClaimKind::taken; }), PrizeState::confirmed},
        {but([](auto& is) {
             is.claim = ClaimKind::taken;
             is.is_doubted = true;
         }),
         PrizeState::held},
        {but([](auto& is) {
             is.claim = ClaimKind::taken;
             is.today = is.today + 100;
         }),
         PrizeState::confirmed},
        {but([](auto& is) { is.is_unplanned = true; }), PrizeState::held},
        {but([](auto& is) {
             is.is_unplanned = true;
             is.claim = ClaimKind::rejected;
         }),
         PrizeState::forfeited},
        {but([](auto& is) { is.order = OrderState::planned; }), PrizeState::to_claim},
        {but([](auto& is) { is.order = OrderState::queued; }), PrizeState::handed_over},
        {but([](auto& is) { is.order = OrderState::unknown; }), PrizeState::handed_over},
        {but([](auto& is) { is.order = OrderState::succeeded; }), PrizeState::arrived},
        {but([](auto& is) { is.order = OrderState::failed; }), PrizeState::failed},
        {but([](auto& is) { is.order = OrderState::forfeited; }), PrizeState::forfeited},
        {but([](auto& is) {
             is.order = OrderState::forfeited;
             is.claim = ClaimKind::expired;
         }),
         PrizeState::expired},
        {but([](auto& is) {
             is.order = OrderState::forfeited;
             is.claim = ClaimKind::given_up;
         }),
         PrizeState::given_up},
    };
    for (auto const& one : cases)
        EXPECT_EQ(text(state_of(one.facts, {})), text(one.state));
    EXPECT_EQ(state_of(waiting(), {.is_needed = false}), PrizeState::confirmed);
}

TEST(TakingPrizes, IsPossibleToTheLastDayAndNotAfter)
{
    EXPECT_TRUE(is_accepted(check_take(waiting(), {})));
    auto const late = but([](auto& is) { is.today = is.today + 1; });
    EXPECT_TRUE(is_refused(check_take(late, {}), prize_claim_over));
    auto const held = but([](auto& is) { is.is_held = true; });
    EXPECT_TRUE(is_refused(check_take(held, {}), prize_not_open));
}

TEST(TakingPrizes, EndsThirtyDaysAfterTheNoticeOrALaterResult)
{
    auto const ends_on = day("2021-04-08");
    EXPECT_EQ(last_day_to_claim(ends_on, {}, {}), day("2021-05-08"));
    EXPECT_EQ(last_day_to_claim(ends_on, day("2021-04-02"), {}), day("2021-05-08"));
    EXPECT_EQ(last_day_to_claim(ends_on, day("2021-04-20"), {}), day("2021-05-20"));
    EXPECT_EQ(last_day_to_claim(ends_on, {}, {.days = 7}), day("2021-04-15"));
}

TEST(TakingPrizes, LetsTheNumberBeChangedOnceAndNeverOnItsWay)
{
    auto taken = but([](auto& is) { is.claim = ClaimKind::taken; });
    EXPECT_TRUE(is_refused(check_change_phone(waiting(), {}), prize_not_open));
    EXPECT_TRUE(is_accepted(check_change_phone(taken, {})));
    taken.has_changed_phone = true;
    EXPECT_TRUE(is_refused(check_change_phone(taken, {}), prize_phone_changed_already));
    taken.has_changed_phone = false;
    taken.order = OrderState::failed;
    EXPECT_TRUE(is_refused(check_change_phone(taken, {}), prize_not_open));
    taken.waits_for_a_person = true;
    EXPECT_TRUE(is_accepted(check_change_phone(taken, {})));
}

TEST(Appeals, AreForWhoeverIsHeldOrStruckOutWhileTheListCanChange)
{
    auto held = but([](auto& is) { is.is_held = true; });
    auto struck = but([](auto& is) { is.is_struck_out = true; });
    EXPECT_TRUE(is_accepted(check_appeal(held, {})));
    EXPECT_TRUE(is_accepted(check_appeal(struck, {})));
    EXPECT_TRUE(is_refused(check_appeal(waiting(), {}), prize_not_open));
    held.has_appealed = true;
    EXPECT_TRUE(is_refused(check_appeal(held, {}), appeal_open_already));
    struck.is_final = true;
    EXPECT_TRUE(is_refused(check_appeal(struck, {}), prize_not_open));
    struck.is_final = false;
    struck.has_given_up = true;
    EXPECT_TRUE(is_refused(check_appeal(struck, {}), prize_not_open));
}

PrizeFacts any_facts()
{
    PrizeFacts facts;
    facts.is_listed = *rc::gen::arbitrary<bool>();
    facts.is_held = *rc::gen::arbitrary<bool>();
    facts.is_struck_out = *rc::gen::arbitrary<bool>();
    facts.has_given_up = *rc::gen::arbitrary<bool>();
    facts.is_doubted = *rc::gen::arbitrary<bool>();
    facts.waits_for_a_person = *rc::gen::arbitrary<bool>();
    facts.has_changed_phone = *rc::gen::arbitrary<bool>();
    facts.is_unplanned = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>())
        facts.claim = *rc::gen::element(ClaimKind::taken, ClaimKind::given_up, ClaimKind::expired,
                                        ClaimKind::rejected);
    if (*rc::gen::arbitrary<bool>())
        facts.order = *rc::gen::element(
            OrderState::planned, OrderState::approved, OrderState::queued, OrderState::sent,
            OrderState::unknown, OrderState::succeeded, OrderState::failed, OrderState::forfeited);
    facts.today = day("2021-05-01") + *rc::gen::inRange(0, 20);
    if (*rc::gen::arbitrary<bool>())
        facts.last_day = day("2021-05-08");
    return facts;
}

RC_GTEST_PROP(PrizeStates, LetNobodyTouchMoneyThatIsOnItsWay, ())
{
    auto const facts = any_facts();
    bool const has_left = facts.order == OrderState::queued || facts.order == OrderState::sent ||
                          facts.order == OrderState::unknown ||
                          facts.order == OrderState::succeeded ||
                          facts.order == OrderState::forfeited;
    RC_PRE(has_left);
    RC_ASSERT(!check_take(facts, {}));
    RC_ASSERT(!check_give_up(facts, {}));
    RC_ASSERT(!check_change_phone(facts, {}));
}

RC_GTEST_PROP(PrizeStates, AreTakenOnlyFromTheListAndInTime, ())
{
    auto const facts = any_facts();
    if (!check_take(facts, {}))
        return;
    bool const is_free = facts.is_listed && !facts.is_struck_out && !facts.is_held &&
                         !facts.claim && !facts.is_unplanned;
    bool const is_in_time = !facts.last_day || facts.today <= *facts.last_day;
    RC_ASSERT(is_free);
    RC_ASSERT(is_in_time);
}

TEST(RealNames, AreThoseOfAnIdentityCard)
{
    EXPECT_EQ(RealName::parse(" 张伟 ")->text(), "张伟");
    EXPECT_EQ(RealName::parse("阿卜杜拉·买买提")->masked(), "阿*");
    EXPECT_TRUE(is_accepted(RealName::parse("Anna-Lena O'Hara")));
    for (auto const* const text : {"", "张", "张伟1", "张伟@", "张\n伟"})
        EXPECT_TRUE(is_refused(RealName::parse(text), real_name_malformed)) << text;
}

TEST(IdNumbers, HaveAnEndThatFitsAndADayThatWas)
{
    // The example of GB 11643.
    EXPECT_EQ(IdNumber::parse("11010519491231002x")->text(), "11010519491231002X");
    EXPECT_EQ(IdNumber::parse("４４０５２４ 18800101 0014")->text(), "440524188001010014");
    for (auto const* const text :
         {"", "110105194912310021", "1101051949123100", "11010519491331002X", "110105197502300010",
          "A1010519491231002X"})
        EXPECT_TRUE(is_refused(IdNumber::parse(text), id_number_malformed)) << text;
}

} // namespace
} // namespace settlement
