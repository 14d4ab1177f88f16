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
    : provider_{std::move(provider)}
    , clock_{std::move(clock)}
    , pool_{threads_count, [this](Errand const& errand) { return do_errand(errand); },
            std::move(on_report)}
{
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
