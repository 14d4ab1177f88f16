#include "identity/domain/one_time_password.hpp"

#include <gtest/gtest.h>

namespace {

using identity::step_of_code;
using identity::totp_code;
using identity::totp_step_at;
using identity::TotpSecret;

struct Vector {
    std::int64_t seconds;
    std::string_view code;
};

class TotpVectors : public testing::TestWithParam<Vector> {};

TEST_P(TotpVectors, AreThoseOfRfc6238)
{
    auto const step = totp_step_at({GetParam().seconds * 1000});
    EXPECT_EQ(totp_code("12345678901234567890", step, 8), GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(, TotpVectors,
                         testing::Values(Vector{59, "94287082"}, Vector{1111111109, "07081804"},
                                         Vector{1111111111, "14050471"},
                                         Vector{1234567890, "89005924"},
                                         Vector{2000000000, "69279037"},
                                         Vector{20000000000, "65353130"}));

auto const secret = TotpSecret::of("12345678901234567890");
constexpr base::Instant now{1'615'165'200'000};

TEST(OneTimePassword, FitsOneStepEarlyAndOneStepLate)
{
    auto const here = totp_step_at(now);
    for (std::int64_t off = -2; off <= 2; ++off) {
        auto const found = step_of_code(secret, totp_code(secret.raw(), here + off), now, 0);
        EXPECT_EQ(found.has_value(), off >= -1 && off <= 1) << off;
    }
}

TEST(OneTimePassword, IsGoodOnce)
{
    auto const code = totp_code(secret.raw(), totp_step_at(now));
    auto const used = step_of_code(secret, code, now, 0);
    ASSERT_TRUE(used.has_value());
    EXPECT_FALSE(step_of_code(secret, code, now, *used).has_value());
    // Nor does a code of an earlier step come back after a later one.
    auto const earlier = totp_code(secret.raw(), totp_step_at(now) - 1);
    EXPECT_FALSE(step_of_code(secret, earlier, now, *used).has_value());
}

TEST(OneTimePassword, IsSixDigits)
{
    EXPECT_EQ(totp_code(secret.raw(), totp_step_at(now)).size(), 6U);
    EXPECT_FALSE(step_of_code(secret, "", now, 0).has_value());
}

TEST(TotpSecret, IsReadByAppsAndPeople)
{
    EXPECT_EQ(secret.text(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    EXPECT_EQ(secret.uri("li.lei"),
              "otpauth://totp/"
              "PalmUnion:li.lei?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PalmUnion");
}

} // namespace
