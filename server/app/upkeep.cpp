#include "app/upkeep.hpp"

#include "app/log.hpp"
#include "quiz/service/board_batch.hpp"
#include "quiz/service/closing_month.hpp"
#include "quiz/service/compacting_boards.hpp"
#include "quiz/service/expiring.hpp"
#include "sql/breakdown.hpp"

namespace app {

void Upkeep::run(sql::Connection& writer)
{
    try {
        auto& tx = writer.begin(clock_());
        is_clock_behind_ = !quiz::BoardBatch{tx, live_}.check_clock().has_value();
        if (!is_clock_behind_)
            quiz::expire_overdue(tx, live_);
        quiz::compact_boards(tx, live_);
        writer.commit();
        if (is_clock_behind_)
            return;
        close_past_months(writer);
        is_store_full_ = false;
    } catch (sql::StoreFull const& reason) {
        writer.abandon();
        is_store_full_ = true;
        log_event(LogLevel::error, "store_full", reason.what());
    } catch (sql::Breakdown const& reason) {
        writer.abandon();
        log_event(LogLevel::error, "upkeep_failed", reason.what());
    }
}

void Upkeep::close_past_months(sql::Connection& writer)
{
    for (auto const& contest : live_.contests())
        for (auto const& month : contest->months) {
            if (quiz::is_frozen(month.stored) ||
                clock_() < quiz::hand_ins_end(contest->rules(), month.month))
                continue;
            auto const step =
                quiz::close_month(writer.begin(clock_()), live_, contest->slug(), month.month);
            writer.commit();
            if (step == quiz::ClosingStep::frozen)
                log_event(LogLevel::info, "month_closed",
                          contest->slug() + ' ' + month.month.text());
            // One step at a time: people wait.
            return;
        }
}

} // namespace app
