#include "identity/domain/password.hpp"

#include "identity/domain/refusals.hpp"

#include <array>
#include <gtest/gtest.h>

namespace {

using namespace identity;

constexpr std::array<std::string_view, 2> known{"li.lei", "hanmeimei"};

Refusal const* refusal_of(std::string_view text)
{
    auto const made = Password::create(text, known);
    if (made)
        return nullptr;
    for (auto const& refusal : staff_refusals)
        if (made.error().is(refusal))
            return &refusal;
    return nullptr;
}

TEST(Password, IsAtLeastTwelveCharactersWhateverTheyAre)
{
    EXPECT_EQ(refusal_of("kT9#vLq2mZx")->reason, password_too_short.reason);
    EXPECT_EQ(refusal_of("kT9#vLq2mZxW"), nullptr);
    EXPECT_EQ(refusal_of("西湖边的柳树今年又绿了啊"), nullptr);
    EXPECT_EQ(refusal_of("西湖边的柳树今年又绿了")->reason, password_too_short.reason);
    EXPECT_EQ(refusal_of(std::string(129, 'x'))->reason, password_too_long.reason);
}

TEST(Password, NeedsNoCapitalsAndNoSigns)
{
    EXPECT_EQ(refusal_of("vier kalte fische schwimmen"), nullptr);
    EXPECT_EQ(refusal_of("wokanjianyitiaoyu"), nullptr);
}

class GuessablePasswords : public testing::TestWithParam<std::string_view> {};

TEST_P(GuessablePasswords, AreRefused)
{
    auto const* const refusal = refusal_of(GetParam());
    ASSERT_NE(refusal, nullptr) << GetParam();
    EXPECT_EQ(refusal->reason, password_guessable.reason) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(, GuessablePasswords,
                         testing::Values("111111111111", "123456789012", "abcdefghijkl",
                                         "password1234", "P@ssw0rd2024", "Passw0rd!123",
                                         "qwertyuiop[]", "1qaz1qaz1qaz1qaz", "abcabcabcabcabc",
                                         "admin123456789", "palmunion2024", "Gonghui@12345",
                                         "woaini5201314", "li.lei123456", "hanmeimei8888",
                                         "aaaabbbbccccdddd", "zhejiang123456",
                                         "１２３４５６７８９０１２"));

TEST(Password, NamesTheFieldThatIsRefused)
{
    auto const made = Password::create("password1234", known);
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().facts.front(), (base::Error::Fact{"field", "password"}));
}

} // namespace
