#include "notify/domain/delivery.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace notify {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr std::array webhook_waits{milliseconds{5s},  milliseconds{5min}, milliseconds{30min},
                                   milliseconds{2h},  milliseconds{5h},   milliseconds{10h},
                                   milliseconds{14h}, milliseconds{20h},  milliseconds{24h}};
constexpr std::array sms_waits{milliseconds{2s}, milliseconds{10s}, milliseconds{30s},
                               milliseconds{60s}};
/// No wish of the other side makes a message wait longer.
constexpr std::chrono::hours wish_max{24};

constexpr std::array channels{Channel::sms, Channel::webhook};
constexpr std::array states{MessageState::waiting, MessageState::sending, MessageState::accepted,
                            MessageState::unknown, MessageState::failed};
constexpr std::array kinds{ReportKind::accepted,      ReportKind::refused, ReportKind::number_full,
                           ReportKind::misconfigured, ReportKind::busy,    ReportKind::unreachable,
                           ReportKind::unclear,       ReportKind::gone};

template <class Kind, std::size_t count>
std::optional<Kind> named(std::array<Kind, count> const& all, std::string_view word)
{
    auto const found = std::ranges::find_if(all, [&](Kind kind) { return text(kind) == word; });
    return found == all.end() ? std::nullopt : std::optional{*found};
}

template <std::size_t count>
std::optional<milliseconds> wait_in(std::array<milliseconds, count> const& waits, int tries)
{
    auto const index = static_cast<std::size_t>(tries) - 1;
    return index < waits.size() ? std::optional{waits[index]} : std::nullopt;
}

Verdict judge_sms(Progress const& progress, Report const& report, base::Instant now)
{
    switch (report.kind) {
    case ReportKind::accepted:
        return {MessageState::accepted};
    case ReportKind::refused:
    case ReportKind::number_full:
    case ReportKind::misconfigured:
    case ReportKind::gone:
        return {MessageState::failed};
    case ReportKind::unclear:
        return {MessageState::unknown};
    case ReportKind::busy:
    case ReportKind::unreachable:
        break;
    }
    auto const wait = sms_wait(progress.tries);
    if (!wait || now + *wait >= progress.expires_at)
        return {MessageState::failed};
    return {MessageState::waiting, now + *wait};
}

Verdict judge_webhook(Progress const& progress, Report const& report, base::Instant now,
                      int jitter_permille)
{
    if (report.kind == ReportKind::accepted)
        return {MessageState::accepted};
    auto const wait = webhook_wait(progress.tries, jitter_permille);
    if (report.kind == ReportKind::gone || !wait)
        return {MessageState::failed};
    auto const wish = milliseconds{
        std::min<std::chrono::seconds>(report.wait.value_or(std::chrono::seconds{0}), wish_max)};
    return {MessageState::waiting, now + std::max(*wait, wish)};
}

} // namespace

std::optional<milliseconds> webhook_wait(int tries, int jitter_permille)
{
    auto const wait = wait_in(webhook_waits, tries);
    if (!wait)
        return std::nullopt;
    constexpr int lowest_permille = 900;
    return *wait * (lowest_permille + jitter_permille / 5) / 1'000;
}

std::optional<milliseconds> sms_wait(int tries)
{
    return wait_in(sms_waits, tries);
}

Verdict judge(Progress const& progress, Report const& report, base::Instant now,
              int jitter_permille)
{
    switch (progress.channel) {
    case Channel::sms:
        return judge_sms(progress, report, now);
    case Channel::webhook:
        return judge_webhook(progress, report, now, jitter_permille);
    }
    std::unreachable();
}

std::optional<bool> gateway_works(ReportKind kind)
{
    switch (kind) {
    case ReportKind::accepted:
    case ReportKind::number_full:
    case ReportKind::refused:
        return true;
    case ReportKind::misconfigured:
    case ReportKind::unreachable:
    case ReportKind::unclear:
        return false;
    case ReportKind::busy:
    case ReportKind::gone:
        return std::nullopt;
    }
    std::unreachable();
}

std::string_view text(Channel channel)
{
    return channel == Channel::sms ? "sms" : "webhook";
}

std::optional<Channel> channel_named(std::string_view word)
{
    return named(channels, word);
}

std::string_view text(MessageState state)
{
    switch (state) {
    case MessageState::waiting:
        return "waiting";
    case MessageState::sending:
        return "sending";
    case MessageState::accepted:
        return "accepted";
    case MessageState::unknown:
        return "unknown";
    case MessageState::failed:
        return "failed";
    }
    std::unreachable();
}

std::optional<MessageState> message_state_named(std::string_view word)
{
    return named(states, word);
}

std::string_view text(ReportKind kind)
{
    switch (kind) {
    case ReportKind::accepted:
        return "accepted";
    case ReportKind::refused:
        return "refused";
    case ReportKind::number_full:
        return "number_full";
    case ReportKind::misconfigured:
        return "misconfigured";
    case ReportKind::busy:
        return "busy";
    case ReportKind::unreachable:
        return "unreachable";
    case ReportKind::unclear:
        return "unclear";
    case ReportKind::gone:
        return "gone";
    }
    std::unreachable();
}

std::optional<ReportKind> report_kind_named(std::string_view word)
{
    return named(kinds, word);
}

} // namespace notify
