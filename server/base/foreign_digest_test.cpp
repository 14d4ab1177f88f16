#include "base/foreign_digest.hpp"

#include <gtest/gtest.h>

namespace base {

namespace {

// RFC 4231, test cases 2 and 6.
TEST(ForeignDigest, SignsUnderASecretOfAnyLength)
{
    EXPECT_EQ(hex(hmac_sha256_of("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hex(hmac_sha256_of(std::string(131, '\xaa'),
                                 "Test Using Larger Than Block-Size Key - Hash Key First")),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

// FIPS 180-4, "abc".
TEST(ForeignDigest, HashesWithSha1)
{
    EXPECT_EQ(sha1_hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
}

} // namespace

} // namespace base
