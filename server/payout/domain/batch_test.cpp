#include "payout/domain/batch.hpp"

#include "payout/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <vector>

namespace {

using namespace payout;
using base::Money;
using support::is_accepted;
using support::is_refused;

constexpr std::string_view maker{"staff:7"};
constexpr std::string_view checker{"staff:8"};

Batch batch(BatchState state)
{
    return {BatchId{1},         "march", base::CivilMonth::of(2021, 3), state, "hash",
            std::string{maker}, ""};
}

TEST(PayoutList, ChangesItsHashWithAnythingOnIt)
{
    std::vector<Recipient> const list{{1, {17}, "a", Money::yuan(100)},
                                      {2, {18}, "b", Money::yuan(80)}};
    auto const before = list_hash(batch(BatchState::draft), list);
    EXPECT_EQ(list_hash(batch(BatchState::draft), std::vector{list[1], list[0]}), before);
    std::vector<std::vector<Recipient>> others(5, list);
    others[0][0].place = 3;
    others[1][0].person = {19};
    others[2][0].phone_index = "c";
    others[3][0].amount = Money::yuan(99);
    others[4].pop_back();
    for (auto const& other : others)
        EXPECT_NE(list_hash(batch(BatchState::draft), other), before);
}

TEST(PayoutList, IsApprovedByASecondPersonWhoHasSeenIt)
{
    auto const submitted = batch(BatchState::submitted);
    EXPECT_TRUE(is_accepted(check_approve(submitted, checker, "hash", "hash")));
    EXPECT_TRUE(is_refused(check_approve(submitted, maker, "hash", "hash"), batch_own));
    EXPECT_TRUE(is_refused(check_approve(submitted, checker, "old", "hash"), batch_changed));
    EXPECT_TRUE(is_refused(check_approve(submitted, checker, "new", "new"), batch_changed));
    for (auto const state : {BatchState::draft, BatchState::approved, BatchState::released})
        EXPECT_TRUE(is_refused(check_approve(batch(state), checker, "hash", "hash"), batch_state));
}

TEST(PayoutList, LeavesOnlyAsItWasApproved)
{
    EXPECT_TRUE(is_accepted(check_release(batch(BatchState::approved), "hash")));
    EXPECT_TRUE(is_refused(check_release(batch(BatchState::approved), "new"), batch_changed));
    EXPECT_TRUE(is_refused(check_release(batch(BatchState::submitted), "hash"), batch_state));
    EXPECT_TRUE(is_refused(check_submit(batch(BatchState::approved)), batch_state));
    EXPECT_TRUE(is_accepted(check_submit(batch(BatchState::draft))));
}

TEST(PayoutCaps, HoldForAPersonAListAndAContest)
{
    Caps const caps{Money::yuan(100), Money::yuan(150), Money::yuan(200)};
    EXPECT_TRUE(is_accepted(check_prize(Money::yuan(100), {}, caps)));
    EXPECT_TRUE(is_refused(check_prize(Money::yuan(101), {}, caps), prize_out_of_range));
    EXPECT_TRUE(is_refused(check_prize({}, {}, caps), prize_out_of_range));
    EXPECT_TRUE(is_refused(check_prize(Money::yuan(-1), {}, caps), prize_out_of_range));
    EXPECT_TRUE(is_refused(check_prize(Money::yuan(60), Money::yuan(50), caps), cap_per_person));
    std::vector<Recipient> list;
    EXPECT_TRUE(is_refused(check_total(list, {}, caps), batch_empty));
    list.push_back({1, {17}, "a", Money::yuan(100)});
    EXPECT_TRUE(is_accepted(check_total(list, Money::yuan(100), caps)));
    EXPECT_TRUE(is_refused(check_total(list, Money::yuan(101), caps), cap_per_contest));
    list.push_back({2, {18}, "b", Money::yuan(60)});
    EXPECT_TRUE(is_refused(check_total(list, {}, caps), cap_per_batch));
}

} // namespace
