#include "app/courier.hpp"

#include "http/outbound.hpp"
#include "payout/domain/topup.hpp"

#include <utility>

namespace app {

namespace {

using payout::Errand;
using payout::Report;
using payout::ReportKind;
using payout::Source;

http::OutboundRequest signed_request(TopupProvider const& provider, std::string method,
                                     std::string const& path, std::string body, base::Instant now)
{
    auto const timestamp = std::to_string(now.ms / 1'000);
    auto const signature = payout::signature(provider.key, timestamp, method, path, body);
    return {std::move(method),
            provider.url + path,
            {{"Content-Type", "application/json"},
             {"X-Timestamp", timestamp},
             {"X-Signature", signature}},
            std::move(body)};
}

} // namespace

Courier::Courier(TopupProvider provider, Clock clock, std::function<void()> on_report)
    : provider_{std::move(provider)}, clock_{std::move(clock)}, on_report_{std::move(on_report)}
{
    for (std::size_t index = 0; index < threads_count; ++index)
        threads_.emplace_back([this](std::stop_token const& stop) { run(stop); });
}

Courier::~Courier()
{
    for (auto& thread : threads_)
        thread.request_stop();
    arrived_.notify_all();
}

void Courier::take(std::vector<Errand> errands)
{
    auto const lock = std::scoped_lock{mutex_};
    on_the_way_ += errands.size();
    for (auto& errand : errands)
        waiting_.push_back(std::move(errand));
    arrived_.notify_all();
}

std::vector<Courier::Told> Courier::collect()
{
    auto const lock = std::scoped_lock{mutex_};
    on_the_way_ -= told_.size();
    return std::exchange(told_, {});
}

std::size_t Courier::room()
{
    auto const lock = std::scoped_lock{mutex_};
    return on_the_way_ < errands_max ? errands_max - on_the_way_ : 0;
}

void Courier::run(std::stop_token const& stop)
{
    auto lock = std::unique_lock{mutex_};
    while (arrived_.wait(lock, stop, [&] { return !waiting_.empty(); })) {
        auto const errand = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        auto told = do_errand(errand);
        lock.lock();
        told_.push_back(std::move(told));
        lock.unlock();
        on_report_();
        lock.lock();
        if (stop.stop_requested())
            return;
    }
}

Courier::Told Courier::do_errand(Errand const& errand) const
{
    auto const now = clock_();
    bool const is_sending = errand.kind == Errand::Kind::send;
    auto const source = is_sending ? Source::reply : Source::query;
    if (is_sending && !may_send_)
        return {errand.number, {ReportKind::withheld, source, "switched off", now}};
    auto const answer = http::ask(
        is_sending
            ? signed_request(provider_, "POST", "/orders",
                             payout::topup_request(errand.number, errand.phone, errand.amount), now)
            : signed_request(provider_, "GET", "/orders/" + errand.number, "", now));
    auto report = answer ? payout::read_reply(answer->status, answer->body, source)
                         : Report{ReportKind::unclear, source, "no answer", {}};
    report.asked_at = now;
    return {errand.number, std::move(report)};
}

} // namespace app
