#include "notify/domain/tencent_signature.hpp"

#include "base/civil.hpp"
#include "base/foreign_digest.hpp"

#include <cctype>
#include <fmt/format.h>

namespace notify {

namespace {

constexpr std::string_view algorithm = "TC3-HMAC-SHA256";
constexpr std::string_view signed_headers = "content-type;host;x-tc-action";
constexpr std::string_view end_of_scope = "tc3_request";

std::string lower(std::string_view text)
{
    std::string lowered;
    for (char const character : text)
        lowered.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(character))));
    return lowered;
}

std::string date_of(TencentRequest const& request)
{
    constexpr std::int64_t day_s = 86'400;
    return base::CivilDate{static_cast<std::int32_t>(request.timestamp / day_s)}.text();
}

std::string scope_of(TencentRequest const& request)
{
    return fmt::format("{}/{}/{}", date_of(request), request.service, end_of_scope);
}

std::string derived(std::string_view secret, std::string_view message)
{
    return std::string{base::view(base::hmac_sha256_of(secret, message))};
}

} // namespace

std::string canonical_request(TencentRequest const& request)
{
    return fmt::format("POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:{}\n"
                       "x-tc-action:{}\n\n{}\n{}",
                       request.host, lower(request.action), signed_headers,
                       base::hex(base::sha256(request.payload)));
}

std::string string_to_sign(TencentRequest const& request)
{
    return fmt::format("{}\n{}\n{}\n{}", algorithm, request.timestamp, scope_of(request),
                       base::hex(base::sha256(canonical_request(request))));
}

std::string signature(TencentRequest const& request, std::string_view secret)
{
    auto const of_day = derived(fmt::format("TC3{}", secret), date_of(request));
    auto const of_service = derived(of_day, request.service);
    auto const of_request = derived(of_service, end_of_scope);
    return base::hex(base::hmac_sha256_of(of_request, string_to_sign(request)));
}

std::string authorization(TencentRequest const& request, std::string_view key_id,
                          std::string_view secret)
{
    return fmt::format("{} Credential={}/{}, SignedHeaders={}, Signature={}", algorithm, key_id,
                       scope_of(request), signed_headers, signature(request, secret));
}

} // namespace notify
