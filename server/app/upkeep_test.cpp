#include "app/upkeep.hpp"

#include "quiz/api/stage_test.hpp"

#include <gtest/gtest.h>

namespace {

using quiz::fixtures::ApiStage;
using namespace std::chrono_literals;

constexpr auto short_contest =
    R"({"slug":"short","title":"三月竞赛","theme":"三月","organiser":"330000",)"
    R"("bank":"party-history","starts_on":"2021-03-01","ends_on":"2021-03-20"})";

bool is_march_closed(ApiStage const& stage, std::string_view slug)
{
    auto const contest = stage.live.contest(slug).value();
    return quiz::is_frozen(contest->month(base::CivilMonth::of(2021, 3))->stored);
}

TEST(Upkeep, AMonthThatIsRefusedKeepsNoOtherOpen)
{
    ApiStage stage;
    ASSERT_TRUE(support::is_accepted(stage.database.run([&](sql::Transaction& tx) {
        return quiz::create_contest(tx, stage.live, quiz::fixtures::operator_of_tests,
                                    short_contest);
    })));
    // "march" ends at every second look at this clock: its month looks over and is then refused.
    auto const end = support::shanghai("2021-04-01 00:20");
    bool is_set_back = false;
    bool jumps = true;
    auto const calendar =
        base::WorkingDays::parse("year 2021 a-paper\n2021-04-05 rest x\n").value();
    auto const key = base::random_key();
    payout::Terms const terms{stage.keys};
    app::Upkeep upkeep{stage.live,
                       audit::Signer::derive(stage.master),
                       identity::GuessAlarm{},
                       [&] {
                           is_set_back = jumps && !is_set_back;
                           return is_set_back ? end - 1min : end;
                       },
                       {stage.live, stage.keys, key, calendar, terms, key, {}}};
    auto const writer = stage.database.hand_over();
    upkeep.run(*writer);
    EXPECT_FALSE(is_march_closed(stage, "march"));
    EXPECT_TRUE(is_march_closed(stage, "short"));
    jumps = false;
    upkeep.run(*writer);
    EXPECT_TRUE(is_march_closed(stage, "march"));
}

} // namespace
