#pragma once

#include "app/courier.hpp"
#include "payout/domain/terms.hpp"
#include "sql/database.hpp"

#include <optional>

namespace app {

/// What payments do by themselves on the connection that writes: reports of the courier are taken
/// in, and what is due in the outbox is handed to it after the commit.
class Payments {
public:
    /// Without a courier people pay from a file.
    Payments(payout::Terms terms, Clock clock) : terms_{std::move(terms)}, clock_{std::move(clock)}
    {
    }

    void start_courier(TopupProvider, std::function<void()> on_report);
    void stop_courier() { courier_.reset(); }

    /// A short step; runs about once a second, and whenever a report is there.
    void run(sql::Connection& writer);
    [[nodiscard]] payout::Terms const& terms() const { return terms_; }

private:
    payout::Terms terms_;
    Clock clock_;
    std::optional<Courier> courier_;
};

} // namespace app
