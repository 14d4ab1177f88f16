#pragma once

#include <map>
#include <string>
#include <string_view>

namespace notify {

/// A request of Alibaba Cloud's API in the RPC style, signature version 3 (ACS3-HMAC-SHA256).
struct AliyunRequest {
    std::string method = "POST";
    std::string host;
    std::string action;
    std::string version;
    /// "2026-11-23T06:00:00Z".
    std::string date;
    std::string nonce;
    /// As they are meant: encoded here.
    std::map<std::string, std::string> query = {};
    std::string body = {};

    /// The query as it stands in the address and in what is signed: sorted, RFC 3986.
    [[nodiscard]] std::string query_text() const;
    /// SHA-256 of the body in hexadecimal: `x-acs-content-sha256`.
    [[nodiscard]] std::string body_hash() const;
};

[[nodiscard]] std::string canonical_request(AliyunRequest const&);
[[nodiscard]] std::string string_to_sign(AliyunRequest const&);
[[nodiscard]] std::string signature(AliyunRequest const&, std::string_view secret);
/// What the header `Authorization` says.
[[nodiscard]] std::string authorization(AliyunRequest const&, std::string_view key_id,
                                        std::string_view secret);

} // namespace notify
