#pragma once

#include "app/dispatch.hpp"
#include "audit/domain/checkpoint.hpp"
#include "identity/domain/guess_alarm.hpp"
#include "quiz/service/live.hpp"
#include "settlement/service/settling.hpp"
#include "sql/database.hpp"

#include <atomic>
#include <map>
#include <string>
#include <string_view>

namespace app {

/// What the program does by itself between commands, on the connection that writes: papers whose
/// time is over are scored, months that are over are closed, board rows are compacted, points of
/// final months enter the ledger, prizes that nobody took are given up, the audit log is signed,
/// guessing at codes is reported.
class Upkeep {
public:
    Upkeep(quiz::Live& live, audit::Signer signer, identity::GuessAlarm alarm, Clock clock,
           settlement::Means settlement)
        : live_{live}
        , signer_{std::move(signer)}
        , alarm_{alarm}
        , clock_{std::move(clock)}
        , settlement_{std::move(settlement)}
    {
    }

    /// A short step; runs about once a second while nobody waits.
    void run(sql::Connection& writer);
    /// The last step of a run: signs what the audit log has become.
    void finish(sql::Connection& writer) { sign_log(writer); }
    [[nodiscard]] bool is_store_full() const { return is_store_full_; }
    /// Whether the clock stands before what is stored, so that nobody can play.
    [[nodiscard]] bool is_clock_behind() const { return is_clock_behind_; }

private:
    /// One step for the first month that is over and can be closed.
    void close_past_months(sql::Connection& writer);
    void expire_prizes(sql::Connection& writer);
    void sign_log(sql::Connection& writer);
    /// Says once when somebody begins to guess at codes, and once when it is over.
    void report_guessing(bool is_alarmed);

    quiz::Live& live_;
    audit::Signer signer_;
    identity::GuessAlarm alarm_;
    Clock clock_;
    settlement::Means settlement_;
    base::Instant signed_at_ = {};
    /// Why months that are over cannot be closed, as the log has it: told once per change.
    std::map<std::string, std::string_view> unclosed_;
    bool is_guessing_ = false;
    std::atomic<bool> is_store_full_ = false;
    std::atomic<bool> is_clock_behind_ = false;
};

} // namespace app
