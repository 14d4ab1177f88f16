#include "payout/domain/order.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace payout {

namespace {

using Next = Verdict::Next;

constexpr std::array order_states{OrderState::planned, OrderState::approved, OrderState::queued,
                                  OrderState::sent,    OrderState::unknown,  OrderState::succeeded,
                                  OrderState::failed,  OrderState::forfeited};
constexpr std::array claim_states{ClaimState::not_needed, ClaimState::awaited, ClaimState::made};
constexpr std::array outcomes{TransferOutcome::open, TransferOutcome::succeeded,
                              TransferOutcome::failed, TransferOutcome::replaced};

template <class Kind, std::size_t count>
std::optional<Kind> named(std::array<Kind, count> const& kinds, std::string_view word)
{
    auto const found = std::ranges::find_if(kinds, [&](Kind kind) { return text(kind) == word; });
    return found == kinds.end() ? std::nullopt : std::optional{*found};
}

Verdict paid(Progress const& progress)
{
    return {OrderState::succeeded, TransferOutcome::succeeded, progress.failures, Movement::pay,
            Next::never};
}

Verdict asked_later(Progress const& progress, base::Instant now, Patience const& patience)
{
    return {OrderState::unknown,
            TransferOutcome::open,
            progress.failures,
            Movement::none,
            Next::at,
            now + patience.query_interval};
}

/// Failed for now: after the waiting time the provider is asked once more before anything else.
Verdict failed(int failures, base::Instant now, Patience const& patience,
               Movement movement = Movement::none)
{
    return {OrderState::failed, TransferOutcome::failed,  failures, movement,
            Next::at,           now + patience.retry_wait};
}

/// Whether the provider was asked when nothing could come late any more.
bool was_asked_after(base::Instant since, Report const& report, Patience const& patience)
{
    return report.source == Source::query && report.asked_at - since >= patience.retry_wait;
}

/// The provider may have been asked and has not said how it ended.
Verdict judge_open(Progress const& progress, Report const& report, base::Instant now,
                   Patience const& patience)
{
    switch (report.kind) {
    case ReportKind::succeeded:
        return paid(progress);
    case ReportKind::failed:
    case ReportKind::returned:
        return failed(progress.failures + 1, now, patience);
    case ReportKind::not_found:
        // It may still be on its way; after the waiting time it is not. That is nobody's failure.
        if (was_asked_after(progress.sent_at, report, patience))
            return failed(progress.failures, now, patience);
        return asked_later(progress, now, patience);
    case ReportKind::withheld:
        // Only we know that, and only as long as nothing has gone over the line.
        if (report.source == Source::reply && progress.state == OrderState::sent)
            return {OrderState::queued, TransferOutcome::replaced,
                    progress.failures,  Movement::none,
                    Next::at,           now + patience.query_interval};
        return asked_later(progress, now, patience);
    case ReportKind::processing:
    case ReportKind::unclear:
        return asked_later(progress, now, patience);
    }
    std::unreachable();
}

/// The newest number failed, and the waiting time may be over.
Verdict judge_failed(Progress const& progress, Report const& report, base::Instant now,
                     Patience const& patience)
{
    switch (report.kind) {
    case ReportKind::succeeded:
        return paid(progress);
    case ReportKind::processing:
        return asked_later(progress, now, patience);
    case ReportKind::unclear:
        return {OrderState::failed, TransferOutcome::failed,      progress.failures, Movement::none,
                Next::at,           now + patience.query_interval};
    case ReportKind::failed:
    case ReportKind::not_found:
    case ReportKind::returned:
    case ReportKind::withheld:
        break;
    }
    if (!was_asked_after(progress.changed_at, report, patience))
        return {OrderState::failed, TransferOutcome::failed, progress.failures};
    if (progress.failures < patience.failures_max && progress.tries < patience.tries_max)
        return {OrderState::queued, TransferOutcome::replaced,
                progress.failures,  Movement::none,
                Next::at,           now};
    return {OrderState::failed, TransferOutcome::failed, progress.failures, Movement::none,
            Next::never};
}

} // namespace

std::string_view text(OrderState state)
{
    switch (state) {
    case OrderState::planned:
        return "planned";
    case OrderState::approved:
        return "approved";
    case OrderState::queued:
        return "queued";
    case OrderState::sent:
        return "sent";
    case OrderState::unknown:
        return "unknown";
    case OrderState::succeeded:
        return "succeeded";
    case OrderState::failed:
        return "failed";
    case OrderState::forfeited:
        return "forfeited";
    }
    std::unreachable();
}

std::optional<OrderState> order_state_named(std::string_view word)
{
    return named(order_states, word);
}

std::string_view text(ClaimState claim)
{
    switch (claim) {
    case ClaimState::not_needed:
        return "not_needed";
    case ClaimState::awaited:
        return "awaited";
    case ClaimState::made:
        return "made";
    }
    std::unreachable();
}

std::optional<ClaimState> claim_state_named(std::string_view word)
{
    return named(claim_states, word);
}

std::string_view text(TransferOutcome outcome)
{
    switch (outcome) {
    case TransferOutcome::open:
        return "open";
    case TransferOutcome::succeeded:
        return "succeeded";
    case TransferOutcome::failed:
        return "failed";
    case TransferOutcome::replaced:
        return "replaced";
    }
    std::unreachable();
}

std::optional<TransferOutcome> outcome_named(std::string_view word)
{
    return named(outcomes, word);
}

Verdict judge(Progress const& progress, Report const& report, base::Instant now,
              Patience const& patience)
{
    switch (progress.state) {
    case OrderState::sent:
    case OrderState::unknown:
        return judge_open(progress, report, now, patience);
    case OrderState::failed:
        return judge_failed(progress, report, now, patience);
    case OrderState::succeeded:
        // A late "failed" callback does not undo what arrived; only the operator's file does.
        if (report.kind == ReportKind::returned && report.source == Source::file)
            return failed(progress.failures + 1, now, patience, Movement::take_back);
        return {OrderState::succeeded, TransferOutcome::succeeded, progress.failures};
    case OrderState::planned:
    case OrderState::approved:
    case OrderState::queued:
        // Between two numbers: the former one has arrived after all, so no new one is needed.
        if (report.kind == ReportKind::succeeded)
            return paid(progress);
        return {progress.state, TransferOutcome::replaced, progress.failures};
    case OrderState::forfeited:
        return {OrderState::forfeited,
                report.kind == ReportKind::succeeded ? TransferOutcome::succeeded
                                                     : TransferOutcome::failed,
                progress.failures};
    }
    std::unreachable();
}

} // namespace payout
