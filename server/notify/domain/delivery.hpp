#pragma once

#include "base/civil.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace notify {

/// By which way a message leaves.
enum class Channel : std::uint8_t {
    sms,
    webhook,
};

enum class MessageState : std::uint8_t {
    /// In the outbox, for its first try or another.
    waiting,
    /// Handed to the courier; nobody knows yet.
    sending,
    /// The other side has taken it.
    accepted,
    /// It may have arrived and may not. A message to a phone stays like that: nobody shall get two.
    unknown,
    failed,
};

enum class ReportKind : std::uint8_t {
    accepted,
    /// Refused because of this number or this address; another one would be taken.
    refused,
    /// The number has had its messages of the day at the provider.
    number_full,
    /// Refused because of us: signature, balance, template.
    misconfigured,
    /// Not taken now: throttled, or out of service and said so.
    busy,
    /// No connection: nothing has left.
    unreachable,
    /// No answer, or one that says nothing: it may have been taken.
    unclear,
    /// The endpoint is gone for good (410).
    gone,
};

/// What the courier learnt of a try.
struct Report {
    ReportKind kind = ReportKind::unclear;
    /// The other side's own word, for the delivery log; never words of the message.
    std::string reason = {};
    /// The other side's wish (`Retry-After`).
    std::optional<std::chrono::seconds> wait = {};
};

/// Where a message stands when a report comes in.
struct Progress {
    Channel channel = Channel::sms;
    /// Tries made, this one included.
    int tries = 1;
    /// When it is worth nothing any more.
    base::Instant expires_at = {};
};

struct Verdict {
    MessageState state = MessageState::unknown;
    /// When it is tried again, if it is.
    std::optional<base::Instant> next_at = {};
};

/// How long to wait before the next try of a webhook: Standard Webhooks' 5 s, 5 min, 30 min, 2 h, 5
/// h, 10 h, 14 h, 20 h, 24 h, a tenth more or less. `jitter_permille` in [0, 1000). Nothing after the
/// last.
[[nodiscard]] std::optional<std::chrono::milliseconds> webhook_wait(int tries, int jitter_permille);
/// The same for a message to a phone that surely has not left: 2 s, 10 s, 30 s, 60 s.
[[nodiscard]] std::optional<std::chrono::milliseconds> sms_wait(int tries);

/// What becomes of a message. A message to a phone is tried again only when it surely has not left
/// and would still be in time; a webhook until its schedule ends, because its id tells repeats apart.
[[nodiscard]] Verdict judge(Progress const&, Report const&, base::Instant now, int jitter_permille);

/// Whether a report says that the gateway itself does not work, for the breaker; nothing when it
/// says nothing about it.
[[nodiscard]] std::optional<bool> gateway_works(ReportKind);

[[nodiscard]] std::string_view text(Channel);
[[nodiscard]] std::optional<Channel> channel_named(std::string_view);
[[nodiscard]] std::string_view text(MessageState);
[[nodiscard]] std::optional<MessageState> message_state_named(std::string_view);
[[nodiscard]] std::string_view text(ReportKind);
[[nodiscard]] std::optional<ReportKind> report_kind_named(std::string_view);

} // namespace notify
