#include "identity/domain/phone_number.hpp"

#include "identity/domain/refusals.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace {

using identity::PhoneNumber;

struct Typed {
    std::string text;
    std::string digits;
};

class PhoneNumberReads : public testing::TestWithParam<Typed> {};

TEST_P(PhoneNumberReads, WhatPeopleTypeAsElevenDigits)
{
    auto const phone = PhoneNumber::parse(GetParam().text);
    ASSERT_TRUE(phone.has_value()) << phone.error().reason;
    EXPECT_EQ(phone->digits(), GetParam().digits);
}

INSTANTIATE_TEST_SUITE_P(
    , PhoneNumberReads,
    testing::Values(Typed{"19900000001", "19900000001"}, Typed{"+8619900000001", "19900000001"},
                    Typed{"+86 199-0000-0001", "19900000001"},
                    Typed{"8619900000001", "19900000001"},
                    Typed{"0086 199 0000 0001", "19900000001"},
                    Typed{"１９９０００００００１", "19900000001"},
                    Typed{"＋８６　１３８－００００－１２３４", "13800001234"},
                    // As iOS pastes it: no-break spaces between marks.
                    Typed{"\u202D+86\u00A0138\u00A00000\u00A01234\u202C", "13800001234"},
                    Typed{" 13000000000 ", "13000000000"},
                    // A number whose first digits look like a country code.
                    Typed{"18600000086", "18600000086"}));

struct Refused {
    std::string text;
    base::Refusal refusal;
};

class PhoneNumberRefuses : public testing::TestWithParam<Refused> {};

TEST_P(PhoneNumberRefuses, WithTheReasonThatHelps)
{
    auto const phone = PhoneNumber::parse(GetParam().text);
    ASSERT_FALSE(phone.has_value()) << phone->digits();
    EXPECT_EQ(phone.error().reason, GetParam().refusal.reason);
    EXPECT_EQ(phone.error().facts, (std::vector<base::Error::Fact>{{"field", "phone"}}));
}

INSTANTIATE_TEST_SUITE_P(, PhoneNumberRefuses,
                         testing::Values(Refused{"", identity::phone_malformed},
                                         Refused{"1990000000", identity::phone_malformed},
                                         Refused{"199000000012", identity::phone_malformed},
                                         Refused{"12900000001", identity::phone_malformed},
                                         Refused{"1990000000a", identity::phone_malformed},
                                         Refused{"199+00000001", identity::phone_malformed},
                                         Refused{"++8619900000001", identity::phone_malformed},
                                         Refused{"+85291234567", identity::phone_malformed},
                                         Refused{"١٩٩٠٠٠٠٠٠٠١", identity::phone_malformed},
                                         Refused{"1990000000\xff", identity::phone_malformed},
                                         Refused{std::string(121, '1'), identity::phone_malformed},
                                         Refused{"1440000000001", identity::phone_of_machine},
                                         Refused{"106480000000 1", identity::phone_of_machine},
                                         Refused{"+861064800000001", identity::phone_of_machine},
                                         Refused{"0579-82345678", identity::phone_of_landline},
                                         Refused{"010 12345678", identity::phone_of_landline},
                                         Refused{"+86 579 82345678", identity::phone_of_landline},
                                         Refused{"+86 10 12345678", identity::phone_of_landline},
                                         Refused{"82345678", identity::phone_of_landline},
                                         Refused{"400-123-4567", identity::phone_of_landline}));

TEST(PhoneNumber, ShowsThreeAndFourDigitsToOthers)
{
    EXPECT_EQ(PhoneNumber::parse("13800001234")->masked(), "138****1234");
}

TEST(PhoneNumber, BelongsToABlockOfTenThousand)
{
    EXPECT_EQ(PhoneNumber::parse("13800001234")->prefix(), "1380000");
}

} // namespace
