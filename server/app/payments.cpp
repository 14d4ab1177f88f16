#include "app/payments.hpp"

#include "app/log.hpp"
#include "payout/service/approving.hpp"
#include "payout/service/filing.hpp"
#include "sql/breakdown.hpp"

namespace app {

void Payments::start_courier(TopupProvider provider, std::function<void()> on_report)
{
    courier_.emplace(std::move(provider), clock_, std::move(on_report));
}

void Payments::run(sql::Connection& writer)
{
    constexpr int requeued_max = 64;
    // A report that is lost in a breakdown is asked for again: the outbox still holds its order.
    auto const told = courier_ ? courier_->collect() : std::vector<Courier::Told>{};
    auto const room = courier_ ? static_cast<int>(courier_->room()) : 0;
    try {
        auto& tx = writer.begin(clock_());
        for (auto const& [number, report] : told)
            static_cast<void>(payout::take_report(tx, terms_, number, report));
        bool const is_on = payout::newest_switch(tx).is_on;
        std::vector<payout::Errand> errands;
        if (courier_)
            errands = payout::take_errands(tx, terms_, room);
        else
            payout::requeue_failed(tx, terms_, requeued_max);
        writer.commit();
        if (!courier_)
            return;
        courier_->set_sending(is_on);
        if (!errands.empty())
            courier_->take(std::move(errands));
    } catch (sql::Breakdown const& reason) {
        writer.abandon();
        log_event(LogLevel::error, "payments_failed", reason.what());
    }
}

} // namespace app
