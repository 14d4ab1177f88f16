#include "identity/service/sign_in_desk_test.hpp"
#include "support/folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace identity {

namespace {

/// What somebody has who takes the disk away: the database and its log.
class StolenDisk : private support::Folder, public SignInDesk {
protected:
    StolenDisk() : SignInDesk{sql::open_sqlite(path() / "palmunion.db")} {}

    /// Every byte of every file.
    std::string disk() const
    {
        std::string all;
        for (auto const& entry : std::filesystem::directory_iterator{path()}) {
            std::ifstream file{entry.path(), std::ios::binary};
            all.append(std::istreambuf_iterator<char>{file}, {});
        }
        return all;
    }
};

TEST_F(StolenDisk, HoldsNoPhoneNoCodeNoTokenAndNoAddress)
{
    std::string const address = "192.0.2.77";
    std::vector<std::string> secrets{address};
    std::vector<std::string> codes;
    std::string challenge;
    for (int number = 1000; number < 1010; ++number) {
        auto const sent = request({phone(number), Purpose::sign_in, fresh_proof(), address});
        challenge = sent.value().code_id;
        codes.push_back(last_code());
        secrets.push_back(phone(number).digits());
        secrets.push_back(sign_in_with(challenge, last_code()).value().token.text());
    }

    auto const bytes = disk();
    // The id of a challenge is no secret: it shows that these are the right bytes.
    EXPECT_TRUE(bytes.contains(challenge));
    EXPECT_EQ(secrets.size(), 21U);
    for (auto const& secret : secrets)
        EXPECT_FALSE(bytes.contains(secret)) << secret;
    // Six digits can stand in a hash by chance, though never most of them.
    auto const found =
        std::ranges::count_if(codes, [&](std::string const& code) { return bytes.contains(code); });
    EXPECT_LT(found, 3);
}

} // namespace

} // namespace identity
