#pragma once

#include "quiz/domain/refusals.hpp"
#include "quiz/service/boards.hpp"
#include "quiz/service/looking.hpp"
#include "quiz/service/second_chance.hpp"
#include "quiz/service/stage_test.hpp"

#include <memory>
#include <string_view>

namespace quiz::fixtures {

inline constexpr sql::Query count_attempts{"test.count_attempts",
                                           "SELECT count(*) FROM quiz_attempt"};

/// The rules that the newspaper page prints, row by row of part Q of the requirements: a test is
/// named after its row. What only the organiser's console brings (payment, the final, statistics
/// of the bank) is tested with the console.
class NewspaperQuiz : public testing::Test {
protected:
    HomeState home(base::PersonId person)
    {
        return stage.database.look(
            [&](sql::Transaction& tx) { return look_home(tx, *stage.live, person, slug).value(); });
    }

    PersonBoardPage board(BoardQuery query = {})
    {
        query.slug = slug;
        return stage.database.look([&](sql::Transaction& tx) {
            return person_board(tx, *stage.live, stage.keys, query).value();
        });
    }

    FrozenList list_of(int month)
    {
        return stage.database.look([&](sql::Transaction& tx) {
            return frozen_list(tx, *stage.live, stage.keys, slug, Stage::month_of(month)).value();
        });
    }

    /// Waits until no hand-in of a month can come any more, and freezes it.
    void close(int month)
    {
        stage.database.set_now(hand_ins_end(contest()->rules(), Stage::month_of(month)));
        ASSERT_EQ(stage.close(month).value(), ClosingStep::frozen);
    }

    /// Shares as a person does by pressing the button.
    base::Result<SharedLink> share(base::PersonId person)
    {
        return stage.database.run(
            [&](sql::Transaction& tx) { return share_contest(tx, *stage.live, person, slug); });
    }

    std::int64_t count(sql::Query const& query)
    {
        return stage.database.look([&](sql::Transaction& tx) {
            return *tx.first(query, {}, [](sql::Row const& row) { return row.integer(0); });
        });
    }

    std::shared_ptr<Contest const> contest() { return stage.live->contest(slug).value(); }

    Stage stage;
};

} // namespace quiz::fixtures
