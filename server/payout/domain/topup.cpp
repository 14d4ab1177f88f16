#include "payout/domain/topup.hpp"

#include "base/text.hpp"
#include "payout/domain/refusals.hpp"
#include "json/object.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

namespace payout {

namespace {

/// How far a callback's clock may be from ours, repeats of a lost one included.
constexpr std::chrono::minutes callback_age_max{10};

std::optional<base::Instant> instant_from(std::string_view seconds)
{
    constexpr std::int64_t seconds_max = 100'000'000'000;
    auto const value = base::number_in<std::int64_t>(seconds);
    if (!value || *value < 0 || *value > seconds_max)
        return std::nullopt;
    return base::Instant{*value * 1'000};
}

} // namespace

std::optional<ReportKind> report_named(std::string_view status)
{
    if (status == "processing")
        return ReportKind::processing;
    if (status == "succeeded")
        return ReportKind::succeeded;
    if (status == "failed")
        return ReportKind::failed;
    if (status == "not_found")
        return ReportKind::not_found;
    return std::nullopt;
}

std::string signature(base::Key const& key, std::string_view timestamp, std::string_view method,
                      std::string_view path, std::string_view body)
{
    auto const text = fmt::format("{}\n{}\n{}\n{}", timestamp, method, path, body);
    return base::hex(base::hmac_sha256(key, text));
}

std::string topup_request(std::string_view number, std::string_view phone, base::Money amount)
{
    json::Writer json;
    json.begin_object().field("order_number", number).field("phone", phone);
    json.field("amount_fen", amount.fen).end_object();
    return json.take();
}

Report read_reply(int status, std::string_view body, Source source)
{
    if (status < 200 || status > 299)
        return {ReportKind::unclear, source, fmt::format("HTTP {}", status), {}};
    auto const object = json::Object::parse(body);
    auto const word = object ? object->text("status") : base::Result<std::string>{""};
    auto const kind = word ? report_named(*word) : std::nullopt;
    if (!kind)
        return {ReportKind::unclear, source, "unreadable", {}};
    auto const reason = object->optional_text("reason");
    return {*kind, source, reason ? reason->value_or("") : "", {}};
}

base::Result<Callback> read_callback(base::Key const& key, CallbackRequest const& request,
                                     base::Instant now)
{
    auto const expected = signature(key, request.timestamp, "POST", request.path, request.body);
    if (!base::equal_in_constant_time(expected, request.signature))
        return std::unexpected{refuse(callback_forged)};
    auto const at = instant_from(request.timestamp);
    if (!at || *at + callback_age_max < now || now + callback_age_max < *at)
        return std::unexpected{refuse(callback_stale)};
    auto const object = TRY(json::Object::parse(request.body));
    auto number = TRY(object.text("order_number"));
    auto const kind = report_named(TRY(object.text("status")));
    if (!kind)
        return std::unexpected{refuse(status_unknown).at("status")};
    auto reason = TRY(object.optional_text("reason")).value_or("");
    return Callback{std::move(number), {*kind, Source::callback, std::move(reason), now}};
}

} // namespace payout
