#include "app/refusal_record.hpp"

#include "audit/service/reading.hpp"
#include "support/database.hpp"

#include <gtest/gtest.h>

namespace {

class RefusalRecordTest : public testing::Test {
protected:
    void refuse(int times)
    {
        constexpr base::Refusal refusal{base::ErrorKind::forbidden, "refused_in_test"};
        http::Route const route{http::Method::post, "/notes", http::Lane::write,
                                http::Access::staff};
        http::Request const request{.path = "/notes", .trace_id = "7f3a"};
        database_.look([&](sql::Transaction& tx) {
            for (int time = 0; time < times; ++time)
                record_.note(tx, request, route, base::refuse(refusal));
            return true;
        });
    }

    std::vector<audit::PlacedEntry> entries()
    {
        return database_.look(
            [](sql::Transaction& tx) { return audit::list_entries(tx, {.limit = 200}); });
    }

    support::Database database_;
    app::RefusalRecord record_;
};

TEST_F(RefusalRecordTest, SaysWhichRouteRefusedWhich)
{
    refuse(1);
    ASSERT_EQ(entries().size(), 1U);
    auto const entry = entries().front().entry;
    EXPECT_EQ(entry.act, "access_refused");
    EXPECT_EQ(entry.subject, "route:POST /notes");
    EXPECT_EQ(entry.author.trace_id, "7f3a");
    EXPECT_EQ(entry.details, R"({"code":"refused_in_test","passed_over":0})");
}

TEST_F(RefusalRecordTest, CountsWhatAFloodBringsInsteadOfKeepingIt)
{
    refuse(app::RefusalRecord::entries_per_span + 7);
    EXPECT_EQ(entries().size(), 60U);
    database_.advance(app::RefusalRecord::span);
    refuse(2);
    ASSERT_EQ(entries().size(), 62U);
    EXPECT_EQ(entries()[1].entry.details, R"({"code":"refused_in_test","passed_over":7})");
    EXPECT_EQ(entries()[0].entry.details, R"({"code":"refused_in_test","passed_over":0})");
}

TEST_F(RefusalRecordTest, GoesOnWhenTheClockGoesBack)
{
    refuse(app::RefusalRecord::entries_per_span);
    database_.advance(-std::chrono::hours{1});
    refuse(1);
    EXPECT_EQ(entries().size(), 61U);
}

} // namespace
