#include "settlement/domain/settlement.hpp"

#include "settlement/domain/months_test.hpp"
#include "settlement/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace settlement {
namespace {

using namespace fixtures;
using quiz::MonthState;
using support::is_accepted;
using support::is_refused;

TEST(Settlement, GoesFromFrozenStandingsToThePaidPrize)
{
    Desk desk;
    EXPECT_TRUE(is_accepted(desk.act(ActKind::freeze)));
    EXPECT_TRUE(is_accepted(desk.act(ActKind::submit)));
    EXPECT_EQ(desk.state(), MonthState::reviewing);
    EXPECT_TRUE(is_accepted(desk.approve()));
    EXPECT_TRUE(is_accepted(desk.act(ActKind::publish)));
    EXPECT_EQ(desk.state(), MonthState::public_notice);
    desk.today = base::CivilDate::of(2021, 4, 9);
    EXPECT_TRUE(is_accepted(desk.act(ActKind::finalise)));
    EXPECT_EQ(desk.state(), MonthState::final);
    EXPECT_TRUE(is_accepted(desk.act(ActKind::pay)));
    EXPECT_EQ(desk.state(), MonthState::paid);

    auto const& version = desk.settlement.versions().front();
    EXPECT_EQ(version.previous, desk.settlement.frozen_hash());
    EXPECT_EQ(version.approved_by, second);
}

TEST(Settlement, PaysTheWholeSumOfTheTiers)
{
    Desk desk;
    desk.publish();
    auto const list = desk.draft();
    EXPECT_EQ(list.places.size(), 100U);
    EXPECT_EQ(list.yuan, 5300);
    EXPECT_EQ(list.places.front().yuan, 100);
    EXPECT_EQ(list.places.back().yuan, 30);
}

TEST(Settlement, LetsTheNextInRankMoveUpAndThePrizesShift)
{
    Desk desk;
    desk.publish();
    EXPECT_TRUE(is_accepted(desk.about(ActKind::hold, 10)));
    EXPECT_TRUE(is_accepted(desk.about(ActKind::disqualify, 10)));
    auto const list = desk.draft();
    EXPECT_EQ(list.number, 2);
    EXPECT_EQ(list.places[9].person, base::PersonId{11});
    EXPECT_EQ(list.places[9].yuan, 100);
    EXPECT_EQ(list.places.back().person, base::PersonId{101});
    EXPECT_EQ(list.places.back().yuan, 30);
    EXPECT_EQ(list.yuan, 5300);

    EXPECT_TRUE(is_accepted(desk.approve()));
    EXPECT_TRUE(is_accepted(desk.act(ActKind::correct, second)));
    auto const& versions = desk.settlement.versions();
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[1].previous, versions[0].hash);
    EXPECT_FALSE(desk.draft().is_news);
}

TEST(Settlement, TakesNobodyInWhenNobodyIsLeft)
{
    Desk desk{60};
    desk.publish();
    EXPECT_EQ(desk.draft().places.size(), 60U);
    EXPECT_EQ(desk.draft().yuan, 1000 + 1600 + 1500);
}

/// A refusal with the way that leads to it.
struct Refused {
    base::Refusal refusal;
    base::Result<void> (*lead)(Desk&);
};

void hold_and_strike_out(Desk& desk, int person)
{
    VERIFY(desk.about(ActKind::hold, person).has_value());
    VERIFY(desk.about(ActKind::disqualify, person).has_value());
}

std::vector<Refused> const& refused_places()
{
    static std::vector<Refused> const table{
        {act_not_now, [](Desk& desk) { return desk.act(ActKind::publish); }},
        {act_not_now,
         [](Desk& desk) {
             desk.publish();
             return desk.act(ActKind::freeze);
         }},
        {act_reason_missing,
         [](Desk& desk) {
             return desk.act({.kind = ActKind::hold,
                              .staff = preparer,
                              .reason = "  ",
                              .person = base::PersonId{1},
                              .evidence = Evidence::other});
         }},
        {act_reason_too_long,
         [](Desk& desk) {
             return desk.act({.kind = ActKind::hold,
                              .staff = preparer,
                              .reason = std::string(501, 'x'),
                              .person = base::PersonId{1},
                              .evidence = Evidence::other});
         }},
        {evidence_unknown,
         [](Desk& desk) {
             return desk.act({.kind = ActKind::hold,
                              .staff = preparer,
                              .reason = "x",
                              .person = base::PersonId{1}});
         }},
        {candidate_unknown, [](Desk& desk) { return desk.about(ActKind::hold, 999); }},
        {place_held_already,
         [](Desk& desk) {
             VERIFY(desk.about(ActKind::hold, 5).has_value());
             return desk.about(ActKind::hold, 5);
         }},
        {place_not_held, [](Desk& desk) { return desk.about(ActKind::disqualify, 5); }},
        {place_not_held,
         [](Desk& desk) {
             hold_and_strike_out(desk, 5);
             return desk.about(ActKind::disqualify, 5, second);
         }},
        {appeal_open_already,
         [](Desk& desk) {
             VERIFY(desk.about(ActKind::hold, 5).has_value());
             VERIFY(desk.about(ActKind::appeal, 5).has_value());
             return desk.about(ActKind::appeal, 5);
         }},
        {appeal_needs_other,
         [](Desk& desk) {
             hold_and_strike_out(desk, 5);
             VERIFY(desk.about(ActKind::appeal, 5).has_value());
             return desk.about(ActKind::release, 5);
         }},
        {finding_unknown,
         [](Desk& desk) {
             return desk.act(
                 {.kind = ActKind::keep, .staff = preparer, .reason = "x", .subject = 7});
         }},
        {finding_decided,
         [](Desk& desk) {
             VERIFY(desk.about(ActKind::find, 5).has_value());
             Act const keep{.kind = ActKind::keep, .staff = preparer, .reason = "x", .subject = 1};
             VERIFY(desk.act(keep).has_value());
             return desk.act(keep);
         }},
    };
    return table;
}

std::vector<Refused> const& refused_on_the_way()
{
    static std::vector<Refused> const table{
        {findings_open,
         [](Desk& desk) {
             VERIFY(desk.about(ActKind::find, 5).has_value());
             return desk.act(ActKind::submit);
         }},
        {places_held,
         [](Desk& desk) {
             VERIFY(desk.about(ActKind::hold, 5).has_value());
             return desk.act(ActKind::submit);
         }},
        {appeals_open,
         [](Desk& desk) {
             hold_and_strike_out(desk, 5);
             VERIFY(desk.about(ActKind::appeal, 5).has_value());
             return desk.act(ActKind::submit);
         }},
        {approver_prepared,
         [](Desk& desk) {
             VERIFY(desk.act(ActKind::submit).has_value());
             return desk.approve(preparer);
         }},
        {approval_stale,
         [](Desk& desk) {
             VERIFY(desk.act(ActKind::submit).has_value());
             return desk.act(
                 {.kind = ActKind::approve, .staff = second, .hash = "0", .yuan = 5300});
         }},
        {approval_total_wrong,
         [](Desk& desk) {
             VERIFY(desk.act(ActKind::submit).has_value());
             return desk.act({.kind = ActKind::approve,
                              .staff = second,
                              .hash = desk.draft().hash,
                              .yuan = 5299});
         }},
        {approved_already,
         [](Desk& desk) {
             VERIFY(desk.act(ActKind::submit).has_value());
             VERIFY(desk.approve().has_value());
             return desk.approve(third);
         }},
        {approval_missing,
         [](Desk& desk) {
             VERIFY(desk.act(ActKind::submit).has_value());
             return desk.act(ActKind::publish);
         }},
    };
    return table;
}

std::vector<Refused> const& refused_on_notice()
{
    static std::vector<Refused> const table{
        {nothing_to_correct,
         [](Desk& desk) {
             desk.publish();
             return desk.act(ActKind::correct);
         }},
        {correction_pending,
         [](Desk& desk) {
             desk.publish();
             hold_and_strike_out(desk, 5);
             return desk.act(ActKind::finalise);
         }},
        {notice_running,
         [](Desk& desk) {
             desk.publish();
             desk.today = base::CivilDate::of(2021, 4, 8);
             return desk.act(ActKind::finalise);
         }},
        {notice_end_unknown,
         [](Desk& desk) {
             desk.publish();
             desk.notice_ends_on = std::unexpected{base::UnannouncedYear{2027}};
             return desk.act(ActKind::finalise);
         }},
        {objections_open,
         [](Desk& desk) {
             desk.publish();
             desk.today = base::CivilDate::of(2021, 4, 9);
             desk.open_objections = {1};
             return desk.act(ActKind::finalise);
         }},
        {objection_unknown,
         [](Desk& desk) {
             desk.publish();
             return desk.decide(1);
         }},
        {payments_open,
         [](Desk& desk) {
             desk.publish();
             desk.today = base::CivilDate::of(2021, 4, 9);
             VERIFY(desk.act(ActKind::finalise).has_value());
             desk.open_payments = 1;
             return desk.act(ActKind::pay);
         }},
    };
    return table;
}

TEST(Settlement, RefusesWhatMayNotBeDoneToAPlace)
{
    for (auto const& [refusal, lead] : refused_places()) {
        Desk desk;
        EXPECT_TRUE(is_refused(lead(desk), refusal)) << refusal.reason;
    }
}

TEST(Settlement, RefusesTheStepThatSomethingStandsInTheWayOf)
{
    for (auto const& [refusal, lead] : refused_on_the_way()) {
        Desk desk;
        EXPECT_TRUE(is_refused(lead(desk), refusal)) << refusal.reason;
    }
    for (auto const& [refusal, lead] : refused_on_notice()) {
        Desk desk;
        EXPECT_TRUE(is_refused(lead(desk), refusal)) << refusal.reason;
    }
}

TEST(Settlement, VoidsTheApprovalWhenItGoesBackOrTheListMayChange)
{
    Desk desk;
    VERIFY(desk.act(ActKind::submit).has_value());
    VERIFY(desk.approve().has_value());
    EXPECT_TRUE(is_accepted(desk.act(ActKind::go_back, second)));
    EXPECT_EQ(desk.state(), MonthState::provisional);
    EXPECT_FALSE(desk.settlement.approval().has_value());

    desk.publish();
    hold_and_strike_out(desk, 3);
    VERIFY(desk.approve().has_value());
    VERIFY(desk.about(ActKind::appeal, 3).has_value());
    EXPECT_FALSE(desk.settlement.approval().has_value());
}

TEST(Settlement, TakesAPersonBackWhoseAppealSomebodyElseAccepts)
{
    Desk desk;
    desk.publish();
    hold_and_strike_out(desk, 3);
    VERIFY(desk.about(ActKind::appeal, 3).has_value());
    EXPECT_TRUE(is_accepted(desk.about(ActKind::release, 3, third)));
    EXPECT_FALSE(desk.draft().is_news);
}

TEST(Settlement, AHoldAloneMovesNobody)
{
    Desk desk;
    auto const before = desk.draft().content_hash;
    VERIFY(desk.about(ActKind::hold, 1).has_value());
    EXPECT_EQ(desk.draft().content_hash, before);
}

TEST(Settlement, AFindingMovesNobodyAndIsAnsweredByAHold)
{
    Desk desk;
    auto const before = desk.draft().content_hash;
    VERIFY(desk.about(ActKind::find, 4).has_value());
    EXPECT_EQ(desk.draft().content_hash, before);
    VERIFY(desk.about(ActKind::hold, 4).has_value());
    VERIFY(desk.about(ActKind::release, 4).has_value());
    EXPECT_TRUE(is_accepted(desk.act(ActKind::submit)));
}

TEST(Settlement, AnActReadsBackFromItsWord)
{
    for (auto const kind : all_act_kinds)
        EXPECT_EQ(act_kind_from(text(kind)), kind);
    for (auto const evidence : all_evidence)
        EXPECT_EQ(evidence_from(text(evidence)), evidence);
    EXPECT_EQ(act_kind_from("pardon"), std::nullopt);
    EXPECT_EQ(evidence_from("rumour"), std::nullopt);
}

} // namespace
} // namespace settlement
