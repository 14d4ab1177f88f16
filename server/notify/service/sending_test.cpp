#include "notify/domain/refusals.hpp"
#include "notify/service/looking.hpp"
#include "notify/service/queueing.hpp"
#include "notify/service/sending.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace notify {

namespace {

using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

/// The room on a database in memory; codes are asked for and reports come in by hand.
class Outbox : public testing::Test {
protected:
    static identity::PhoneNumber phone(int number = 1)
    {
        return *identity::PhoneNumber::parse(std::to_string(19'900'000'000 + number));
    }

    base::Result<void> queue(std::string code_id = "c1", identity::PhoneNumber to = phone())
    {
        QueueCode const command{to, std::move(code_id), "sign_in", "042017", "验证码 042017", 300s};
        return database_.run([&](sql::Transaction& tx) { return queue_code(tx, terms_, command); });
    }

    std::vector<TextErrand> take()
    {
        return database_.look([&](sql::Transaction& tx) { return take_texts(tx, terms_, 64); });
    }

    void report(MessageId message, ReportKind kind)
    {
        database_.look([&](sql::Transaction& tx) {
            take_report(tx, message, {kind, "word"}, 0);
            return true;
        });
    }

    base::Result<MessageState> state(std::string const& code_id = "c1")
    {
        return database_.run([&](sql::Transaction& tx) { return find_code_message(tx, code_id); });
    }

    Message stored(MessageId id)
    {
        return *database_.look([&](sql::Transaction& tx) { return find_message(tx, id); });
    }

    /// Three messages that the gateway does not take: the breaker opens.
    void break_gateway()
    {
        for (auto const* const code_id : {"b1", "b2", "b3"}) {
            ASSERT_TRUE(is_accepted(queue(code_id)));
            report(take().at(0).message, ReportKind::misconfigured);
        }
    }

    support::Database database_;
    Terms terms_{identity::Keys::derive({}), base::derive_key({}, "content")};
};

TEST_F(Outbox, HandsACodeToTheCourierOnce)
{
    ASSERT_TRUE(is_accepted(queue()));
    auto const errands = take();
    ASSERT_EQ(errands.size(), 1U);
    EXPECT_EQ(errands[0].text.phone, "19900000001");
    EXPECT_EQ(errands[0].text.code, "042017");
    EXPECT_EQ(errands[0].text.id, "c1");
    EXPECT_EQ(errands[0].text.life, 5min);
    EXPECT_TRUE(take().empty());
    EXPECT_EQ(state(), MessageState::sending);
    report(errands[0].message, ReportKind::accepted);
    EXPECT_EQ(state(), MessageState::accepted);
    database_.advance(24h);
    EXPECT_TRUE(take().empty());
}

TEST_F(Outbox, KeepsNoWordsInTheClearAndNoneAfterwards)
{
    ASSERT_TRUE(is_accepted(queue()));
    auto const waiting = stored({1});
    EXPECT_FALSE(waiting.content.contains("042017"));
    EXPECT_FALSE(waiting.content.contains("19900000001"));
    EXPECT_EQ(waiting.phone_masked, "199****0001");
    report(take().at(0).message, ReportKind::accepted);
    EXPECT_EQ(stored({1}).content, "");
}

TEST_F(Outbox, SendsNothingTwiceWhenTheReportIsLost)
{
    ASSERT_TRUE(is_accepted(queue()));
    auto const errand = take().at(0);
    database_.advance(report_wait);
    EXPECT_TRUE(take().empty());
    EXPECT_EQ(state(), MessageState::unknown);
    report(errand.message, ReportKind::accepted);
    EXPECT_EQ(state(), MessageState::accepted);
}

TEST_F(Outbox, SendsNothingTwiceWhenNobodyKnows)
{
    ASSERT_TRUE(is_accepted(queue()));
    report(take().at(0).message, ReportKind::unclear);
    EXPECT_EQ(state(), MessageState::unknown);
    database_.advance(1h);
    EXPECT_TRUE(take().empty());
}

TEST_F(Outbox, TriesAgainWhatHasNotLeftAndLogsEachTry)
{
    ASSERT_TRUE(is_accepted(queue()));
    report(take().at(0).message, ReportKind::busy);
    EXPECT_EQ(state(), MessageState::waiting);
    EXPECT_TRUE(take().empty());
    database_.advance(2s);
    auto const again = take();
    ASSERT_EQ(again.size(), 1U);
    report(again[0].message, ReportKind::accepted);
    auto const tries =
        database_.look([&](sql::Transaction& tx) { return list_tries(tx, again[0].message); });
    ASSERT_EQ(tries.size(), 2U);
    EXPECT_EQ(tries[0].outcome, ReportKind::busy);
    EXPECT_EQ(tries[0].reason, "word");
    EXPECT_EQ(tries[1].outcome, ReportKind::accepted);
    EXPECT_EQ(tries[1].started_at, database_.now());
}

TEST_F(Outbox, LetsACodeThatCameTooLateFail)
{
    ASSERT_TRUE(is_accepted(queue()));
    database_.advance(300s);
    EXPECT_TRUE(take().empty());
    EXPECT_TRUE(is_refused(state(), sms_not_sent));
    EXPECT_EQ(stored({1}).content, "");
}

TEST_F(Outbox, SaysWhyACodeWillNotCome)
{
    EXPECT_TRUE(is_refused(state("nobody"), message_unknown));
    std::pair<ReportKind, base::Refusal> const reasons[] = {
        {ReportKind::number_full, sms_number_full},
        {ReportKind::refused, sms_number_refused},
        {ReportKind::misconfigured, sms_not_sent}};
    for (auto const& [kind, refusal] : reasons) {
        auto const code_id = std::string{text(kind)};
        ASSERT_TRUE(is_accepted(queue(code_id)));
        report(take().at(0).message, kind);
        EXPECT_TRUE(is_refused(state(code_id), refusal));
    }
}

TEST_F(Outbox, RefusesWhileTheBreakerIsOpenAndHasWrittenNothing)
{
    break_gateway();
    auto const refused = queue();
    ASSERT_TRUE(is_refused(refused, sms_unavailable));
    EXPECT_EQ(refused.error().facts[0].value, "30");
    EXPECT_EQ(refused.error().facts[1].value, "1");
    EXPECT_TRUE(is_refused(state(), message_unknown));
}

TEST_F(Outbox, LetsOneMessageTryTheGatewayAndClosesTheBreaker)
{
    break_gateway();
    database_.advance(30s);
    ASSERT_TRUE(is_accepted(queue("c1")));
    ASSERT_TRUE(is_accepted(queue("c2", phone(2))));
    auto const trial = take();
    ASSERT_EQ(trial.size(), 1U);
    EXPECT_TRUE(is_refused(queue("c3", phone(3)), sms_unavailable));
    report(trial[0].message, ReportKind::accepted);
    EXPECT_EQ(take().size(), 1U);
    EXPECT_TRUE(is_accepted(queue("c3", phone(3))));
}

TEST_F(Outbox, OpensTheBreakerForLongerWhenTheTrialFails)
{
    break_gateway();
    database_.advance(30s);
    ASSERT_TRUE(is_accepted(queue("c1")));
    report(take().at(0).message, ReportKind::unreachable);
    auto const breaker = database_.look([](sql::Transaction& tx) { return sms_breaker(tx); });
    EXPECT_EQ(breaker.open_until, database_.now() + 60s);
}

TEST_F(Outbox, CountsTheDaysMessagesOfANumberAndOfAll)
{
    terms_.caps = {2, 3};
    ASSERT_TRUE(is_accepted(queue("c1")));
    ASSERT_TRUE(is_accepted(queue("c2")));
    EXPECT_TRUE(is_refused(queue("c3"), sms_number_cap));
    ASSERT_TRUE(is_accepted(queue("c3", phone(2))));
    EXPECT_TRUE(is_refused(queue("c4", phone(3)), sms_day_cap));
    database_.advance(15h);
    EXPECT_TRUE(is_accepted(queue("c4")));
}

TEST_F(Outbox, ForgetsTheDeliveryLogAfterHalfAYear)
{
    ASSERT_TRUE(is_accepted(queue()));
    report(take().at(0).message, ReportKind::accepted);
    auto const forget = [&] {
        return database_.look([](sql::Transaction& tx) {
            forget_old(tx);
            return list_messages(tx, {1'000}, 10).size();
        });
    };
    database_.advance(kept_for);
    EXPECT_EQ(forget(), 1U);
    database_.advance(1ms);
    EXPECT_EQ(forget(), 0U);
}

} // namespace

} // namespace notify
