#include "identity/domain/refusals.hpp"
#include "identity/service/sign_in_desk_test.hpp"
#include "membership/domain/refusals.hpp"
#include "quiz/domain/prize_list.hpp"
#include "quiz/service/open_questions_test.hpp"

/// What the page leaves open about people, unions, boards and prizes.
namespace quiz {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using support::is_accepted;
using support::is_refused;

constexpr sql::Query list_unions_of_attempts{"test.list_unions_of_attempts",
                                             "SELECT union_id FROM quiz_attempt ORDER BY number"};

void ties_are_decided_in_strict_order_and_never_by_speed()
{
    auto const page = rules();
    EXPECT_EQ(page->tie_breakers,
              (std::vector{TieBreaker::points, TieBreaker::accuracy, TieBreaker::draw}));
    EXPECT_EQ(page->elapsed_floor_per_question, 2000ms);
    Table table;
    // Equal points; the second was asked less for them, and the third was slower than the first.
    std::vector<base::PersonId> people;
    for (int player = 0; player < 3; ++player)
        people.push_back(table.stage.player());
    table.stage.play(people[1], 4);
    for (auto const person : {people[0], people[2]}) {
        auto const attempt = table.stage.start(person)->paper.attempt;
        table.stage.database.advance(person == people[0] ? 10s : 200s);
        table.stage.hand_in(attempt, Stage::answers_with(attempt.paper, 2)).value();
        table.stage.share(person);
        table.stage.play(person, 2);
    }
    table.close(3);
    auto const list = table.list_of(3);
    ASSERT_EQ(list.places.size(), 3U);
    EXPECT_EQ(list.places[0].place.person, people[1]);
    EXPECT_LT(list.places[1].place.draw, list.places[2].place.draw);
    EXPECT_EQ(base::hex(base::sha256(*list.month.revealed_secret)), list.month.secret_hash);
}

void prizes_cover_the_first_hundred_with_5300_yuan()
{
    auto const page = rules();
    EXPECT_EQ(page->prize_tiers,
              (std::vector<PrizeTier>{{1, 10, 100}, {11, 30, 80}, {31, 60, 50}, {61, 100, 30}}));
    EXPECT_EQ(page.yuan_per_month(), 5'300);
}

void everybody_who_registers_may_play()
{
    Table table;
    EXPECT_TRUE(is_accepted(table.stage.start(table.stage.player("330702"))));
}

/// The desk of the identity room, in the hands of one row.
class Desk : public identity::SignInDesk {
public:
    using SignInDesk::last_code;
    using SignInDesk::request;
    using SignInDesk::sign_in_with;

private:
    void TestBody() override {}
};

void a_number_is_proved_by_its_code_at_the_entry()
{
    Desk desk;
    auto const sent = desk.request();
    ASSERT_TRUE(is_accepted(sent));
    auto const code = desk.last_code();
    auto const wrong = code == "000000" ? "000001" : "000000";
    EXPECT_TRUE(is_refused(desk.sign_in_with(sent->code_id, wrong), identity::code_wrong));
    auto const entered = desk.sign_in_with(sent->code_id, code);
    ASSERT_TRUE(is_accepted(entered));
    EXPECT_TRUE(entered->is_new) << "nobody was known before the right code";
}

void the_union_changes_once_a_month_and_attempts_keep_theirs()
{
    Table table;
    auto const person = table.stage.player("330702");
    table.stage.play(person);
    auto const choose = [&](std::string code) {
        return table.stage.database.run([&](sql::Transaction& tx) {
            return membership::choose_union(tx, {.person = person, .code = std::move(code)});
        });
    };
    ASSERT_TRUE(is_accepted(choose("33C01")));
    EXPECT_TRUE(is_refused(choose("330703"), membership::union_change_used));
    table.stage.share(person);
    table.stage.play(person);
    auto const unions = table.stage.database.look([&](sql::Transaction& tx) {
        return tx.all(list_unions_of_attempts, {},
                      [](sql::Row const& row) { return row.id<UnionId>(0); });
    });
    EXPECT_EQ(unions, (std::vector{table.stage.union_id("330702"), table.stage.union_id("33C01")}));
    EXPECT_EQ(table.home(person).month->place.points, 100);
    table.stage.database.set_now(march(32, 0));
    EXPECT_TRUE(is_accepted(choose("330703")));
}

void exactly_one_union_from_the_city_down()
{
    EXPECT_EQ(page_settings().union_min_depth, 2);
    Table table;
    auto const person = table.stage.stranger();
    auto const province = table.stage.database.run([&](sql::Transaction& tx) {
        return membership::choose_union(tx, {.person = person, .code = "330000"});
    });
    EXPECT_TRUE(is_refused(province, membership::union_too_high));
    for (auto const* const code : {"330100", "33C01", "330702", "330702001"})
        EXPECT_TRUE(is_accepted(table.stage.start(table.stage.player(code)))) << code;

    auto settings = page_settings();
    settings.union_min_depth = 3;
    Stage deeper{settings};
    auto const wide = deeper.start(deeper.player("330100"));
    ASSERT_TRUE(is_refused(wide, union_too_wide));
    EXPECT_EQ(wide.error().facts.front().value, "3");
    for (auto const* const code : {"330702", "330702001", "33C01"})
        EXPECT_TRUE(is_accepted(deeper.start(deeper.player(code)))) << code;
}

void unions_are_statistics_in_which_small_ones_can_lead()
{
    EXPECT_TRUE(page_settings().union_board);
    Table table;
    // Nobody knows yet how many members a union has, so the average stands for the rate.
    table.stage.play(table.stage.player("33C01"), 5);
    for (int player = 0; player < 3; ++player)
        table.stage.play(table.stage.player("330100"), 4);
    auto const page = table.stage.database.look([&](sql::Transaction& tx) {
        return union_board(tx, *table.stage.live, {.slug = slug}).value();
    });
    EXPECT_EQ(page.rows.front().of.code, "33C01");

    auto settings = page_settings();
    settings.union_board = false;
    Stage quiet{settings};
    EXPECT_TRUE(is_refused(quiet.database.run([&](sql::Transaction& tx) {
        return union_board(tx, *quiet.live, {.slug = slug});
    }),
                           board_unknown));
}

void a_board_is_live_until_it_is_frozen_with_a_hash()
{
    Table table;
    auto const person = table.stage.player();
    table.stage.play(person);
    EXPECT_EQ(table.board().rows.front().person, person);
    table.close(3);
    EXPECT_EQ(table.list_of(3).month.snapshot_hash.value().size(), 64U);
}

void others_see_a_surname_a_masked_number_and_the_union()
{
    Table table;
    auto const person = table.stage.player();
    ASSERT_TRUE(is_accepted(table.stage.database.run([&](sql::Transaction& tx) {
        return membership::change_profile(tx, {.person = person, .display_name = "张小明"});
    })));
    table.stage.play(person);
    auto const row = table.board().rows.front();
    EXPECT_EQ(row.name, "张*");
    EXPECT_EQ(row.phone_masked, "199****0001");
    EXPECT_EQ(row.in.name, "杭州市总工会");
}

void a_late_start_gives_everybody_the_same_shorter_month()
{
    auto settings = page_settings();
    settings.starts_on = day(3, 15);
    Stage stage{settings};
    auto const person = stage.player();
    stage.database.set_now(march(15, 0) - 1ms);
    EXPECT_TRUE(is_refused(stage.start(person), contest_not_begun));
    stage.database.set_now(march(15, 0));
    EXPECT_EQ(stage.play(person).month.month, Stage::month_of(3));
}

class OpenMonthQuestions : public testing::TestWithParam<OpenQuestion> {};

TEST_P(OpenMonthQuestions, HaveTheFairestDefault)
{
    GetParam().holds_by_default();
}

INSTANTIATE_TEST_SUITE_P(
    Rules, OpenMonthQuestions,
    testing::Values(OpenQuestion{"AMB_Q1", ties_are_decided_in_strict_order_and_never_by_speed},
                    OpenQuestion{"AMB_Q14", prizes_cover_the_first_hundred_with_5300_yuan},
                    OpenQuestion{"AMB_Q15", everybody_who_registers_may_play},
                    OpenQuestion{"AMB_Q17", a_number_is_proved_by_its_code_at_the_entry},
                    OpenQuestion{"AMB_Q18",
                                 the_union_changes_once_a_month_and_attempts_keep_theirs},
                    OpenQuestion{"AMB_Q19", exactly_one_union_from_the_city_down},
                    OpenQuestion{"AMB_Q20", unions_are_statistics_in_which_small_ones_can_lead},
                    OpenQuestion{"AMB_Q28", a_board_is_live_until_it_is_frozen_with_a_hash},
                    OpenQuestion{"AMB_Q29", others_see_a_surname_a_masked_number_and_the_union},
                    OpenQuestion{"AMB_Q30", a_late_start_gives_everybody_the_same_shorter_month}),
    [](auto const& row) { return row.param.id; });

} // namespace
} // namespace quiz
