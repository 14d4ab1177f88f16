#include "app/messages.hpp"

#include "app/log.hpp"
#include "http/outbound.hpp"
#include "sql/breakdown.hpp"

namespace app {

namespace {

constexpr std::size_t nonce_bytes = 16;
constexpr std::uint64_t permille = 1'000;

std::string fresh_nonce()
{
    auto const bytes = base::random_bytes(nonce_bytes);
    return base::hex({reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
}

/// Speaks to the gateway once, and says what came of it.
notify::Report bring(notify::Gateway const& gateway, notify::TextMessage const& text,
                     base::Instant now)
{
    auto request = notify::request_for(gateway, text, now, fresh_nonce());
    auto const answer = http::ask(
        {"POST", std::move(request.url), std::move(request.headers), std::move(request.body)});
    if (answer)
        return notify::read_reply(gateway.kind, answer->status, answer->body);
    if (answer.error() == http::OutboundFailure::not_sent)
        return {notify::ReportKind::unreachable, "no connection"};
    return {notify::ReportKind::unclear, "no answer"};
}

} // namespace

std::optional<notify::Gateway> sms_gateway(Settings const& settings)
{
    auto const kind = notify::gateway_named(settings.text("sms.gateway"));
    if (!kind)
        return std::nullopt;
    notify::Gateway gateway{*kind, settings.text("sms.url")};
    if (gateway.url.empty())
        gateway.url = notify::usual_address(*kind);
    gateway.key_id = settings.text("sms.key_id");
    gateway.secret = settings.text("sms.key_secret");
    gateway.sign_name = settings.text("sms.sign_name");
    gateway.templates = {{"sign_in", settings.text("sms.template_sign_in")},
                         {"change_phone", settings.text("sms.template_change_phone")},
                         {"prize_phone", settings.text("sms.template_prize_phone")}};
    gateway.app_id = settings.text("sms.app_id");
    gateway.region = settings.text("sms.region");
    return gateway;
}

notify::Terms notify_terms(Settings const& settings, base::Key const& master)
{
    notify::Terms terms{identity::Keys::derive(master), base::derive_key(master, "notify.content")};
    terms.caps.per_number_day = static_cast<int>(settings.integer("sms.per_number_day"));
    terms.caps.per_day = static_cast<int>(settings.integer("sms.per_day"));
    return terms;
}

void Messages::start_courier(notify::Gateway gateway, std::function<void()> on_report)
{
    auto const do_errand = [gateway = std::move(gateway),
                            clock = clock_](notify::TextErrand const& errand) {
        return Told{errand.message, bring(gateway, errand.text, clock())};
    };
    texts_.emplace(threads_count, do_errand, std::move(on_report));
}

void Messages::run(sql::Connection& writer)
{
    if (!texts_)
        return;
    // A report that is lost in a breakdown leaves its message unknown, and never sent again.
    auto const told = texts_->collect();
    auto const room = static_cast<int>(texts_->room());
    try {
        auto& tx = writer.begin(clock_());
        for (auto const& [message, report] : told)
            notify::take_report(tx, message, report,
                                static_cast<int>(base::random_below(permille)));
        auto errands = notify::take_texts(tx, terms_, room);
        notify::forget_old(tx);
        writer.commit();
        if (!errands.empty())
            texts_->take(std::move(errands));
    } catch (sql::Breakdown const& reason) {
        writer.abandon();
        log_event(LogLevel::error, "messages_failed", reason.what());
    }
}

} // namespace app
