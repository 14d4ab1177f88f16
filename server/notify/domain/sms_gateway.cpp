#include "notify/domain/sms_gateway.hpp"

#include "base/crypto.hpp"
#include "notify/domain/aliyun_signature.hpp"
#include "notify/domain/tencent_signature.hpp"
#include "notify/domain/webhook_signature.hpp"
#include "json/object.hpp"
#include "json/writer.hpp"

#include <algorithm>
#include <array>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <utility>

namespace notify {

namespace {

constexpr std::string_view aliyun_host = "dysmsapi.aliyuncs.com";
constexpr std::string_view aliyun_version = "2017-05-25";
constexpr std::string_view tencent_host = "sms.tencentcloudapi.com";
constexpr std::string_view tencent_version = "2021-01-11";

using Word = std::pair<std::string_view, ReportKind>;

/// Longer beginnings stand before shorter ones; what is not named here is our own fault.
constexpr std::array aliyun_words{
    Word{"OK", ReportKind::accepted},
    Word{"isv.BUSINESS_LIMIT_CONTROL", ReportKind::number_full},
    Word{"isv.MOBILE_NUMBER_ILLEGAL", ReportKind::refused},
    Word{"isv.MOBILE_COUNT_OVER_LIMIT", ReportKind::refused},
    Word{"isp.", ReportKind::unclear},
    Word{"Throttling", ReportKind::busy},
    Word{"ServiceUnavailable", ReportKind::busy},
    Word{"InternalError", ReportKind::unclear},
};
constexpr std::array tencent_words{
    Word{"Ok", ReportKind::accepted},
    Word{"LimitExceeded.PhoneNumber", ReportKind::number_full},
    Word{"InvalidParameterValue.IncorrectPhoneNumber", ReportKind::refused},
    Word{"FailedOperation.PhoneNumberInBlacklist", ReportKind::refused},
    Word{"UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone", ReportKind::refused},
    Word{"RequestLimitExceeded", ReportKind::busy},
    Word{"LimitExceeded.DeliveryFrequencyLimit", ReportKind::busy},
    Word{"InternalError", ReportKind::unclear},
};

template <std::size_t count>
Report report_of(std::array<Word, count> const& words, std::string const& code)
{
    auto const found =
        std::ranges::find_if(words, [&](Word const& word) { return code.starts_with(word.first); });
    return {found == words.end() ? ReportKind::misconfigured : found->second, code};
}

Report unreadable(int status)
{
    return {ReportKind::unclear, fmt::format("HTTP {}", status)};
}

std::string template_of(Gateway const& gateway, std::string const& purpose)
{
    auto const found = gateway.templates.find(purpose);
    return found == gateway.templates.end() ? "" : found->second;
}

std::string utc_text(base::Instant at)
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                       std::chrono::sys_seconds{std::chrono::seconds{at.ms / 1'000}});
}

OutgoingRequest aliyun_request(Gateway const& gateway, TextMessage const& message,
                               base::Instant now, std::string nonce)
{
    json::Writer parameters;
    parameters.begin_object().field("code", message.code).end_object();
    AliyunRequest request{.host = std::string{aliyun_host},
                          .action = "SendSms",
                          .version = std::string{aliyun_version},
                          .date = utc_text(now),
                          .nonce = std::move(nonce)};
    request.query = {{"OutId", message.id},
                     {"PhoneNumbers", message.phone},
                     {"SignName", gateway.sign_name},
                     {"TemplateCode", template_of(gateway, message.purpose)},
                     {"TemplateParam", parameters.take()}};
    return {fmt::format("{}/?{}", gateway.url, request.query_text()),
            {{"Host", request.host},
             {"x-acs-action", request.action},
             {"x-acs-content-sha256", request.body_hash()},
             {"x-acs-date", request.date},
             {"x-acs-signature-nonce", request.nonce},
             {"x-acs-version", request.version},
             {"Authorization", authorization(request, gateway.key_id, gateway.secret)}}};
}

OutgoingRequest tencent_request(Gateway const& gateway, TextMessage const& message,
                                base::Instant now)
{
    json::Writer body;
    body.begin_object();
    body.key("PhoneNumberSet").begin_array().value("+86" + message.phone).end_array();
    body.field("SmsSdkAppId", gateway.app_id).field("SignName", gateway.sign_name);
    body.field("TemplateId", template_of(gateway, message.purpose));
    body.key("TemplateParamSet").begin_array().value(message.code);
    body.value(std::to_string(message.life.count())).end_array().end_object();
    TencentRequest const request{std::string{tencent_host}, "sms", "SendSms", body.take(),
                                 now.ms / 1'000};
    return {gateway.url + "/",
            {{"Host", request.host},
             {"Content-Type", "application/json; charset=utf-8"},
             {"X-TC-Action", request.action},
             {"X-TC-Version", std::string{tencent_version}},
             {"X-TC-Region", gateway.region},
             {"X-TC-Timestamp", std::to_string(request.timestamp)},
             {"Authorization", authorization(request, gateway.key_id, gateway.secret)}},
            request.payload};
}

OutgoingRequest local_request(Gateway const& gateway, TextMessage const& message, base::Instant now)
{
    json::Writer body;
    body.begin_object().field("phone", message.phone).field("words", message.words).end_object();
    auto text = body.take();
    auto const secret = WebhookSecret::of(std::string{base::view(base::sha256(gateway.secret))});
    auto const timestamp = now.ms / 1'000;
    return {gateway.url,
            {{"Content-Type", "application/json"},
             {"webhook-id", message.id},
             {"webhook-timestamp", std::to_string(timestamp)},
             {"webhook-signature", secret.sign(message.id, timestamp, text)}},
            std::move(text)};
}

Report read_aliyun(int status, std::string_view body)
{
    auto const object = json::Object::parse(body);
    auto const code = object ? object->text("Code") : base::Result<std::string>{""};
    return code && !code->empty() ? report_of(aliyun_words, *code) : unreadable(status);
}

Report read_tencent(int status, std::string_view body)
{
    auto const object = json::Object::parse(body);
    if (!object)
        return unreadable(status);
    auto const response = object->object("Response");
    if (!response)
        return unreadable(status);
    if (auto const error = response->object("Error"); error) {
        auto const code = error->text("Code");
        return code ? report_of(tencent_words, *code) : unreadable(status);
    }
    auto const sent = response->objects("SendStatusSet");
    if (!sent || sent->size() != 1)
        return unreadable(status);
    auto const code = sent->front().text("Code");
    return code ? report_of(tencent_words, *code) : unreadable(status);
}

Report read_local(int status)
{
    auto const words = fmt::format("HTTP {}", status);
    if (status >= 200 && status <= 299)
        return {ReportKind::accepted, words};
    if (status == 422)
        return {ReportKind::refused, words};
    if (status == 429)
        return {ReportKind::number_full, words};
    if (status == 503)
        return {ReportKind::busy, words};
    if (status >= 400 && status <= 499)
        return {ReportKind::misconfigured, words};
    return {ReportKind::unclear, words};
}

} // namespace

std::optional<GatewayKind> gateway_named(std::string_view word)
{
    if (word == "aliyun")
        return GatewayKind::aliyun;
    if (word == "tencent")
        return GatewayKind::tencent;
    if (word == "local")
        return GatewayKind::local;
    return std::nullopt;
}

std::string_view usual_address(GatewayKind kind)
{
    switch (kind) {
    case GatewayKind::aliyun:
        return "https://dysmsapi.aliyuncs.com";
    case GatewayKind::tencent:
        return "https://sms.tencentcloudapi.com";
    case GatewayKind::local:
        return "";
    }
    std::unreachable();
}

OutgoingRequest request_for(Gateway const& gateway, TextMessage const& message, base::Instant now,
                            std::string nonce)
{
    switch (gateway.kind) {
    case GatewayKind::aliyun:
        return aliyun_request(gateway, message, now, std::move(nonce));
    case GatewayKind::tencent:
        return tencent_request(gateway, message, now);
    case GatewayKind::local:
        return local_request(gateway, message, now);
    }
    std::unreachable();
}

Report read_reply(GatewayKind kind, int status, std::string_view body)
{
    switch (kind) {
    case GatewayKind::aliyun:
        return read_aliyun(status, body);
    case GatewayKind::tencent:
        return read_tencent(status, body);
    case GatewayKind::local:
        return read_local(status);
    }
    std::unreachable();
}

} // namespace notify
