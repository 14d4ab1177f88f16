#pragma once

#include "base/crypto.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "payout/domain/order.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// The words of the HTTP top-up provider: what is signed, asked and answered. No I/O.
namespace payout {

/// "processing", "succeeded", "failed", "not_found".
[[nodiscard]] std::optional<ReportKind> report_named(std::string_view status);

/// HMAC-SHA256 in hexadecimal over timestamp, method, path and body, one per line. The timestamp is
/// in seconds.
[[nodiscard]] std::string signature(base::Key const&, std::string_view timestamp,
                                    std::string_view method, std::string_view path,
                                    std::string_view body);

/// The body that asks for a top-up.
[[nodiscard]] std::string topup_request(std::string_view number, std::string_view phone,
                                        base::Money amount);

/// What an answer means: anything but a clear word in a 2xx answer is `unclear`, because the order
/// may have been taken all the same.
[[nodiscard]] Report read_reply(int status, std::string_view body, Source source);

/// What the provider tells on its own.
struct Callback {
    std::string number;
    Report report;
};

/// A callback as it arrived.
struct CallbackRequest {
    std::string_view timestamp;
    std::string_view signature;
    std::string_view path;
    std::string_view body;
};

/// Refusals: `callback_forged` when the signature is not over exactly this; `callback_stale` when
/// it is older or younger than ten minutes; `status_unknown`; those of `json::Object`.
[[nodiscard]] base::Result<Callback> read_callback(base::Key const&, CallbackRequest const&,
                                                   base::Instant now);

} // namespace payout
