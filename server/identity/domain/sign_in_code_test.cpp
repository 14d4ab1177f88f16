#include "identity/domain/sign_in_code.hpp"

#include "base/crypto.hpp"
#include "identity/domain/refusals.hpp"

#include <array>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using identity::CodeLength;
using identity::IssuedCode;
using identity::PhoneNumber;
using identity::Purpose;
using identity::SignInCode;

constexpr base::Instant sent_at{1'615'165'200'000};

class IssuedCodeTest : public testing::Test {
protected:
    IssuedCodeTest()
    {
        issued_.digest = identity::digest(keys_, issued_.id, phone_, Purpose::sign_in, code_);
        issued_.sent_at = sent_at;
        issued_.tries_allowed = 5;
    }

    bool accepts(PhoneNumber const& phone, SignInCode const& code) const
    {
        return issued_.open_at(sent_at, issued_.purpose, CodeLength::six)
            ->accepts(keys_, phone, code);
    }

    identity::Keys keys_ = identity::Keys::derive(base::random_key());
    PhoneNumber phone_ = *PhoneNumber::parse("19900000001");
    SignInCode code_ = SignInCode::of(42'017);
    IssuedCode issued_{.id = "challenge"};
};

TEST(SignInCode, KeepsItsLeadingZeros)
{
    EXPECT_EQ(SignInCode::of(0).digits(), "000000");
    EXPECT_EQ(SignInCode::of(42'017).digits(), "042017");
    EXPECT_EQ(SignInCode::of(999'999).digits(), "999999");
}

TEST(SignInCode, IsReadWithSpacesHyphensAndFullWidthDigits)
{
    for (std::string_view const text : {"042017", " 042 017 ", "042-017", "０４２０１７"})
        EXPECT_EQ(SignInCode::parse(text)->digits(), "042017") << text;
}

TEST(SignInCode, IsOfAnAppNothingButSixDigits)
{
    for (std::string_view const text :
         {"", "04201", "0420177", "04201777", "04201a", "+42017", "0x2017"}) {
        auto const refused = SignInCode::parse_six(text);
        ASSERT_FALSE(refused.has_value()) << text;
        EXPECT_TRUE(refused.error().is(identity::code_malformed)) << text;
    }
}

TEST(SignInCode, HasEightDigitsWhereTheyAreAskedFor)
{
    EXPECT_EQ(SignInCode::of(7, CodeLength::eight).digits(), "00000007");
    EXPECT_EQ(SignInCode::of(99'999'999, CodeLength::eight).digits(), "99999999");
    EXPECT_EQ(SignInCode::parse("1234 5678")->digits(), "12345678");
    EXPECT_EQ(SignInCode::parse("042-017")->digits(), "042017");
    for (std::string_view const text : {"", "12345", "1234567", "123456789", "+1234567"})
        EXPECT_FALSE(SignInCode::parse(text).has_value()) << text;
}

TEST_F(IssuedCodeTest, LivesAMinuteWhenItIsShorterThanNewOnes)
{
    auto const opens = [&](std::chrono::milliseconds after) {
        return issued_.open_at(sent_at + after, Purpose::sign_in, CodeLength::eight).has_value();
    };
    EXPECT_TRUE(opens(59'999ms));
    EXPECT_FALSE(opens(60s));
    issued_.length = CodeLength::eight;
    EXPECT_TRUE(opens(299'999ms));
    EXPECT_FALSE(opens(300s));
}

TEST_F(IssuedCodeTest, AcceptsTheCodeThatWasSent)
{
    EXPECT_TRUE(accepts(phone_, code_));
    EXPECT_FALSE(accepts(phone_, SignInCode::of(42'018)));
}

TEST_F(IssuedCodeTest, IsBoundToItsPhoneAndChallengeAndPurpose)
{
    EXPECT_FALSE(accepts(*PhoneNumber::parse("19900000002"), code_));
    issued_.id = "another challenge";
    EXPECT_FALSE(accepts(phone_, code_));
    issued_.id = "challenge";
    issued_.purpose = Purpose::change_phone;
    EXPECT_FALSE(accepts(phone_, code_));
}

TEST_F(IssuedCodeTest, LivesThreeHundredSecondsToTheMillisecond)
{
    EXPECT_TRUE(
        issued_.open_at(sent_at + 299'999ms, Purpose::sign_in, CodeLength::six).has_value());
    auto const refused = issued_.open_at(sent_at + 300'000ms, Purpose::sign_in, CodeLength::six);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(refused.error().is(identity::code_expired));
}

TEST_F(IssuedCodeTest, IsRefusedInTheOrderOfItsFaults)
{
    auto const reason = [&](Purpose purpose) {
        return issued_.open_at(sent_at + 1h, purpose, CodeLength::six).error().reason;
    };
    issued_.tries_made = 5;
    issued_.used_at = sent_at;
    EXPECT_EQ(reason(Purpose::change_phone), "code_unknown");
    EXPECT_EQ(reason(Purpose::sign_in), "code_used");
    issued_.used_at = std::nullopt;
    EXPECT_EQ(reason(Purpose::sign_in), "code_expired");
    EXPECT_EQ(issued_.open_at(sent_at, Purpose::sign_in, CodeLength::six).error().reason,
              "code_locked");
}

TEST_F(IssuedCodeTest, HasOneTryFewerAfterEach)
{
    issued_.tries_made = 3;
    EXPECT_EQ(issued_.open_at(sent_at, Purpose::sign_in, CodeLength::six)->tries_left_after_this(),
              1);
}

TEST_F(IssuedCodeTest, CountsTheGuessesThatAreStillPossible)
{
    issued_.tries_made = 2;
    EXPECT_EQ(issued_.wrong_tries_at_most(sent_at + 1s), 5);
    EXPECT_EQ(issued_.wrong_tries_at_most(sent_at + 300s), 2);
    issued_.used_at = sent_at + 1s;
    EXPECT_EQ(issued_.wrong_tries_at_most(sent_at + 2s), 1);
}

TEST(SignInMessage, CarriesTheCodeAndItsPurpose)
{
    auto const words = identity::message_with(SignInCode::of(7), Purpose::sign_in);
    EXPECT_TRUE(words.contains("000007")) << words;
    EXPECT_TRUE(words.contains("登录")) << words;
}

TEST(Purpose, NamesItselfBothWays)
{
    for (auto const purpose : {Purpose::sign_in, Purpose::change_phone, Purpose::prize_phone})
        EXPECT_EQ(identity::purpose_named(identity::name(purpose)), purpose);
    EXPECT_EQ(identity::purpose_named("payout"), std::nullopt);
}

TEST(Purpose, OnlySignInIsForAnybody)
{
    using identity::Asker;
    using identity::purpose_for;
    EXPECT_EQ(purpose_for(Asker::anybody, "sign_in"), Purpose::sign_in);
    EXPECT_EQ(purpose_for(Asker::signed_in, "prize_phone"), Purpose::prize_phone);
    for (auto const& refused :
         {purpose_for(Asker::anybody, "prize_phone"), purpose_for(Asker::anybody, "change_phone"),
          purpose_for(Asker::signed_in, "change_phone")}) {
        ASSERT_FALSE(refused.has_value());
        EXPECT_TRUE(refused.error().is(identity::purpose_unknown));
    }
}

/// The statistic of Pearson over a thousand equally likely classes.
class ChiSquare {
public:
    void count(std::uint64_t seen)
    {
        ++seen_.at(seen);
        ++all_;
    }

    double value() const
    {
        double const expected = all_ / static_cast<double>(seen_.size());
        double sum = 0;
        for (auto const count : seen_)
            sum += (count - expected) * (count - expected) / expected;
        return sum;
    }

private:
    std::array<int, 1000> seen_{};
    int all_ = 0;
};

/// Exceeded by chance once in a million runs (999 degrees of freedom).
constexpr double chi_square_max = 1230;

TEST(SignInCodeDraw, IsUniformInItsFirstAndInItsLastDigits)
{
    ChiSquare first;
    ChiSquare last;
    for (int draw = 0; draw < 1'000'000; ++draw) {
        auto const digits =
            SignInCode::of(base::random_below(identity::count_of(CodeLength::six))).digits();
        first.count(std::stoul(digits.substr(0, 3)));
        last.count(std::stoul(digits.substr(3)));
    }
    EXPECT_LT(first.value(), chi_square_max);
    EXPECT_LT(last.value(), chi_square_max);
}

TEST(SignInCodeDraw, WouldBeCaughtIfItFavouredSmallNumbers)
{
    // The common mistake: the remainder of a power of two.
    ChiSquare first;
    for (int draw = 0; draw < 100'000; ++draw)
        first.count(base::random_below(1U << 20) % identity::count_of(CodeLength::six) / 1000);
    EXPECT_GT(first.value(), chi_square_max);
}

} // namespace
