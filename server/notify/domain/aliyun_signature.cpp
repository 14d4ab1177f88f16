#include "notify/domain/aliyun_signature.hpp"

#include "base/foreign_digest.hpp"
#include "notify/domain/percent.hpp"

#include <fmt/format.h>

namespace notify {

namespace {

constexpr std::string_view algorithm = "ACS3-HMAC-SHA256";
constexpr std::string_view signed_headers = "host;x-acs-action;x-acs-content-sha256;x-acs-date;"
                                            "x-acs-signature-nonce;x-acs-version";

} // namespace

std::string AliyunRequest::query_text() const
{
    std::string text;
    for (auto const& [name, value] : query)
        text += fmt::format("{}{}={}", text.empty() ? "" : "&", percent(name), percent(value));
    return text;
}

std::string AliyunRequest::body_hash() const
{
    return base::hex(base::sha256(body));
}

std::string canonical_request(AliyunRequest const& request)
{
    auto const headers =
        fmt::format("host:{}\nx-acs-action:{}\nx-acs-content-sha256:{}\nx-acs-date:{}\n"
                    "x-acs-signature-nonce:{}\nx-acs-version:{}\n",
                    request.host, request.action, request.body_hash(), request.date, request.nonce,
                    request.version);
    return fmt::format("{}\n/\n{}\n{}\n{}\n{}", request.method, request.query_text(), headers,
                       signed_headers, request.body_hash());
}

std::string string_to_sign(AliyunRequest const& request)
{
    return fmt::format("{}\n{}", algorithm, base::hex(base::sha256(canonical_request(request))));
}

std::string signature(AliyunRequest const& request, std::string_view secret)
{
    return base::hex(base::hmac_sha256_of(secret, string_to_sign(request)));
}

std::string authorization(AliyunRequest const& request, std::string_view key_id,
                          std::string_view secret)
{
    return fmt::format("{} Credential={},SignedHeaders={},Signature={}", algorithm, key_id,
                       signed_headers, signature(request, secret));
}

} // namespace notify
