#include "base/password_hash.hpp"

#include <gtest/gtest.h>

namespace {

constexpr base::PasswordCost cheap{.memory_kib = 64, .passes = 1, .lanes = 1};

TEST(PasswordHash, GivesThePublishedHashOfTheReferenceImplementation)
{
    // From the test program of the reference implementation, version 0x13.
    EXPECT_EQ(base::hash_password("password", "somesaltsomesalt", {64 << 10, 2, 1}).substr(0, 31),
              "$argon2id$v=19$m=65536,t=2,p=1$");
    EXPECT_TRUE(base::is_password_of(
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "password"));
}

TEST(PasswordHash, KnowsItsPasswordAndNoOther)
{
    auto const hash = base::hash_password("一二三四五六", "0123456789abcdef", cheap);
    EXPECT_TRUE(base::is_password_of(hash, "一二三四五六"));
    EXPECT_FALSE(base::is_password_of(hash, "一二三四五七"));
    EXPECT_FALSE(base::is_password_of(hash, ""));
    EXPECT_FALSE(base::is_password_of("no hash", "一二三四五六"));
}

TEST(PasswordHash, DiffersWithTheSalt)
{
    EXPECT_NE(base::hash_password("same", "0123456789abcdef", cheap),
              base::hash_password("same", "fedcba9876543210", cheap));
}

} // namespace
