#include "identity/service/requesting_code.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/service/phone_book.hpp"
#include "identity/service/sign_in_desk_test.hpp"
#include "support/refusals.hpp"

namespace identity {

namespace {

using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

class RequestingCode : public SignInDesk {
protected:
    /// Somebody on this network asks for a code to be sent to the phone.
    base::Result<CodeSent> from(std::string source)
    {
        return request({phone(), Purpose::sign_in, fresh_proof(), std::move(source)});
    }
};

TEST_F(RequestingCode, SendsSixDigitsToThePhone)
{
    auto const sent = request();
    ASSERT_TRUE(is_accepted(sent));
    EXPECT_EQ(sent->phone_masked, "199****0001");
    EXPECT_EQ(sent->expires_in, 300s);
    EXPECT_EQ(sent->resend_in, 60s);
    EXPECT_GE(sent->code_id.size(), 22U);
    ASSERT_EQ(sms_.messages.size(), 1U);
    EXPECT_EQ(sms_.messages[0].to, phone());
    EXPECT_TRUE(SignInCode::parse(last_code()).has_value());
}

TEST_F(RequestingCode, SendsNothingWhenTheTransactionRollsBack)
{
    auto const proof = fresh_proof();
    constexpr base::Refusal later_refusal{base::ErrorKind::conflict, "later_refusal"};
    auto const result = database_.run([&](sql::Transaction& tx) -> base::Result<void> {
        EXPECT_TRUE(request_code(tx, means_, {phone(), Purpose::sign_in, proof, ""}).has_value());
        return std::unexpected{base::refuse(later_refusal)};
    });
    EXPECT_TRUE(is_refused(result, later_refusal));
    EXPECT_TRUE(sms_.messages.empty());
}

TEST_F(RequestingCode, IssuesNoCodeThatTheSenderRefusesAndSpendsTheProof)
{
    constexpr base::Refusal gateway_down{base::ErrorKind::unavailable, "gateway_down"};
    sms_.refusal = gateway_down;
    RequestCode const command{phone(), Purpose::sign_in, fresh_proof(), "192.0.2.1"};
    EXPECT_TRUE(is_refused(request(command), gateway_down));
    EXPECT_TRUE(is_refused(request(command), proof_used));
    constexpr sql::Query count{"test.count", "SELECT count(*) FROM identity_code"};
    EXPECT_EQ(count_by(count), 0);
    sms_.refusal.reset();
    EXPECT_TRUE(is_accepted(request()));
}

TEST_F(RequestingCode, DoesNotMakeAnybodyKnown)
{
    ASSERT_TRUE(is_accepted(request()));
    database_.look([&](sql::Transaction& tx) {
        EXPECT_EQ(find_person(tx, means_.keys, phone()), std::nullopt);
        return true;
    });
}

TEST_F(RequestingCode, TakesAProofOnce)
{
    RequestCode const command{phone(1), Purpose::sign_in, fresh_proof(), "192.0.2.1"};
    ASSERT_TRUE(is_accepted(request(command)));
    EXPECT_TRUE(
        is_refused(request({phone(2), Purpose::sign_in, command.proof, "192.0.2.1"}), proof_used));
    EXPECT_EQ(sms_.messages.size(), 1U);
}

TEST_F(RequestingCode, SpendsTheProofEvenWhenALimitRefuses)
{
    ASSERT_TRUE(is_accepted(request()));
    RequestCode const command{phone(), Purpose::sign_in, fresh_proof(), "192.0.2.1"};
    EXPECT_TRUE(is_refused(request(command), code_too_soon));
    EXPECT_TRUE(is_refused(request(command), proof_used));
}

TEST_F(RequestingCode, RefusesAProofThatIsWrongOrLate)
{
    auto const proof = fresh_proof();
    EXPECT_TRUE(is_refused(request({phone(), Purpose::sign_in, {"x", 0}, ""}), proof_wrong));
    database_.advance(120s);
    EXPECT_TRUE(is_refused(request({phone(), Purpose::sign_in, proof, ""}), proof_expired));
    EXPECT_TRUE(sms_.messages.empty());
}

TEST_F(RequestingCode, KeepsToTheLimitsOfOnePhoneWhoeverAsks)
{
    int network = 0;
    auto const from_anywhere = [&] { return from("192.0.2." + std::to_string(++network)); };
    for (int sent = 0; sent < 4; ++sent)
        ASSERT_TRUE(is_accepted(from_anywhere()));
    EXPECT_TRUE(is_refused(from_anywhere(), code_hour_limit));
    EXPECT_TRUE(is_accepted(request(phone(2))));
    for (int sent = 4; sent < 8; ++sent) {
        database_.advance(1h);
        ASSERT_TRUE(is_accepted(from_anywhere()));
    }
    database_.advance(1h);
    EXPECT_TRUE(is_refused(from_anywhere(), code_day_limit));
    database_.advance(24h);
    EXPECT_TRUE(is_accepted(from_anywhere()));
}

TEST_F(RequestingCode, KeepsAReserveForTheOwnerWhileAStrangerAsks)
{
    auto const stranger = [&] { return from("198.51.100.7"); };
    auto const owner = [&] { return from("192.0.2.1"); };
    for (int hour = 0; hour < 24; ++hour) {
        // Whenever the pause lets them: the stranger never gets a fourth of a day.
        for (int minute = 0; minute < 60; minute += 5) {
            static_cast<void>(stranger());
            database_.advance(5min);
        }
        if (hour % 8 == 0) {
            ASSERT_TRUE(is_accepted(owner())) << hour;
        }
    }
    EXPECT_EQ(sms_.messages.size(), 3U + 3U);
}

TEST_F(RequestingCode, TellsAStrangerNothingAboutTheRequestsOfOthers)
{
    ASSERT_TRUE(is_accepted(from("192.0.2.1")));
    EXPECT_TRUE(is_refused(from("192.0.2.1"), code_too_soon));
    auto const used = from("198.51.100.7");
    auto const unused = request({phone(2), Purpose::sign_in, fresh_proof(), "198.51.100.7"});
    ASSERT_TRUE(is_accepted(used));
    ASSERT_TRUE(is_accepted(unused));
    EXPECT_EQ(used->resend_in, unused->resend_in);
    EXPECT_EQ(used->expires_in, unused->expires_in);
}

TEST_F(RequestingCode, CountsThePhoneHoweverItIsWritten)
{
    auto const written = *PhoneNumber::parse("+86 199 0000 0001");
    ASSERT_TRUE(is_accepted(request(phone())));
    EXPECT_TRUE(is_refused(request(written), code_too_soon));
}

TEST_F(RequestingCode, KeepsToTheRateOfOneNetworkAddress)
{
    means_.settings.rates.source.sends_max = 2;
    auto const from = [&](int number, std::string const& source) {
        return request({phone(number), Purpose::sign_in, fresh_proof(), source});
    };
    ASSERT_TRUE(is_accepted(from(1, "192.0.2.1")));
    ASSERT_TRUE(is_accepted(from(2, "192.0.2.1")));
    EXPECT_TRUE(is_refused(from(3, "192.0.2.1"), code_source_limit));
    EXPECT_TRUE(is_accepted(from(3, "192.0.2.2")));
    database_.advance(1h);
    EXPECT_TRUE(is_accepted(from(4, "192.0.2.1")));
}

TEST_F(RequestingCode, KeepsToTheRateOfOneBlockOfNumbers)
{
    means_.settings.rates.prefix.sends_max = 2;
    ASSERT_TRUE(is_accepted(request(phone(1))));
    ASSERT_TRUE(is_accepted(request(phone(2))));
    EXPECT_TRUE(is_refused(request(phone(3)), code_prefix_limit));
    EXPECT_TRUE(is_accepted(request(*PhoneNumber::parse("19900010003"))));
}

TEST_F(RequestingCode, NeverSpendsMoreThanTheDayHas)
{
    means_.settings.rates.everyone.sends_max = 3;
    for (int number = 1; number <= 64; ++number)
        static_cast<void>(request(phone(number)));
    EXPECT_EQ(sms_.messages.size(), 3U);
    EXPECT_TRUE(is_refused(request(phone(65)), code_budget_used));
}

TEST_F(RequestingCode, ForgetsWhoAskedAfterADay)
{
    ASSERT_TRUE(is_accepted(request()));
    database_.advance(24h);
    ASSERT_TRUE(is_accepted(request(phone(2))));
    constexpr sql::Query count{"test.count", "SELECT count(*) FROM identity_code"};
    EXPECT_EQ(count_by(count), 1);
}

} // namespace

} // namespace identity
