#include "app/upkeep.hpp"

#include "app/authors.hpp"
#include "app/log.hpp"
#include "audit/service/signing.hpp"
#include "identity/service/watching_guesses.hpp"
#include "quiz/service/board_batch.hpp"
#include "quiz/service/closing_month.hpp"
#include "quiz/service/compacting_boards.hpp"
#include "quiz/service/expiring.hpp"
#include "settlement/service/claiming.hpp"
#include "settlement/service/paying_out.hpp"
#include "sql/breakdown.hpp"

namespace app {

namespace {

/// How long an entry of the audit log may stand without a signature above it.
constexpr std::chrono::seconds signing_interval{60};

/// People whose month enters the ledger in one step: a few milliseconds.
constexpr int credited_max = 200;

} // namespace

void Upkeep::run(sql::Connection& writer)
{
    try {
        auto& tx = writer.begin(clock_());
        is_clock_behind_ = !quiz::BoardBatch{tx, live_}.check_clock().has_value();
        if (!is_clock_behind_)
            quiz::expire_overdue(tx, live_);
        quiz::compact_boards(tx, live_);
        settlement::credit_some(tx, credited_max);
        bool const is_guessing = identity::is_guessing_alarmed(tx, alarm_);
        writer.commit();
        report_guessing(is_guessing);
        auto const now = clock_();
        // Also when the clock went back.
        bool const is_due = now < signed_at_ || now >= signed_at_ + signing_interval;
        if (is_due && !is_clock_behind_)
            expire_prizes(writer);
        if (is_due)
            sign_log(writer);
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

void Upkeep::report_guessing(bool is_alarmed)
{
    if (is_alarmed == is_guessing_)
        return;
    is_guessing_ = is_alarmed;
    if (is_alarmed)
        log_event(LogLevel::warning, "codes_guessed",
                  "more wrong codes than identity.wrong_codes_per_hour: new codes have 8 digits");
    else
        log_event(LogLevel::info, "codes_guessed_no_longer", "new codes have 6 digits again");
}

void Upkeep::sign_log(sql::Connection& writer)
{
    try {
        signed_at_ = clock_();
        auto const made = audit::sign_checkpoint(writer.begin(signed_at_), signer_);
        writer.commit();
        if (!made)
            log_event(LogLevel::critical, made.error().reason,
                      "the audit log was changed behind the program: palmunion audit verify");
    } catch (sql::Breakdown const& reason) {
        writer.abandon();
        log_event(LogLevel::error, "log_not_signed", reason.what());
    }
}

void Upkeep::expire_prizes(sql::Connection& writer)
{
    settlement::expire_prizes(writer.begin(clock_()), settlement_, acting_program("upkeep"));
    writer.commit();
}

void Upkeep::close_past_months(sql::Connection& writer)
{
    for (auto const& contest : live_.contests())
        for (auto const& month : contest->months) {
            if (quiz::is_frozen(month.stored) ||
                clock_() < quiz::hand_ins_end(contest->rules(), month.month))
                continue;
            auto const step =
                quiz::close_month(writer.begin(clock_()), live_, acting_program("upkeep"),
                                  contest->slug(), month.month);
            auto const which = contest->slug() + ' ' + month.month.text();
            if (!step) {
                // Other months must not wait for one that cannot be closed.
                writer.roll_back();
                auto& told = unclosed_[which];
                if (told != step.error().reason)
                    log_event(LogLevel::error, "month_not_closed",
                              which + ": " + std::string{step.error().reason});
                told = step.error().reason;
                continue;
            }
            writer.commit();
            unclosed_.erase(which);
            if (step == quiz::ClosingStep::frozen)
                log_event(LogLevel::info, "month_closed", which);
            // One step at a time: people wait.
            return;
        }
}

} // namespace app
