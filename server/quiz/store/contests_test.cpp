#include "quiz/store/contests.hpp"

#include "quiz/store/banks.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>
#include <string>

namespace {

using namespace quiz;

ContestSettings settings(std::string const& title)
{
    return read_settings(R"({"slug":"spring","title":")" + title +
                         R"(","theme":"我心向党","organiser":"330000","bank":"party-history",)"
                         R"("starts_on":"2021-03-01","ends_on":"2021-06-30"})")
        .value();
}

TEST(ContestStore, HoldsTheNewestVersionOfTheSettings)
{
    support::Database database;
    database.look([](sql::Transaction& tx) {
        banks::insert(tx, {BankId{1}, "party-history", "党史题库"});
        EXPECT_FALSE(contests::find(tx, "spring").has_value());
        auto const id = contests::next_id(tx);
        contests::insert(tx, {id, BankId{1}, 1, settings("春天")});
        EXPECT_EQ(contests::find(tx, "spring")->settings, settings("春天"));
        contests::add_version(tx, {id, BankId{1}, 2, settings("夏天")});
        auto const found = contests::find(tx, "spring");
        EXPECT_EQ(found->version, 2);
        EXPECT_EQ(found->settings.words.title, "夏天");
        EXPECT_EQ(contests::list(tx).size(), 1U);
        EXPECT_EQ(contests::next_id(tx), ContestId{id.value + 1});
        return 0;
    });
}

} // namespace
