#include "payout/domain/batch.hpp"

#include "base/crypto.hpp"
#include "payout/domain/refusals.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace payout {

namespace {

base::Result<void> check_state(Batch const& batch, BatchState expected)
{
    if (batch.state != expected)
        return std::unexpected{refuse(batch_state).with("state", std::string{text(batch.state)})};
    return base::ok();
}

std::string yuan(base::Money amount)
{
    return amount.text();
}

} // namespace

std::string_view text(BatchState state)
{
    switch (state) {
    case BatchState::draft:
        return "draft";
    case BatchState::submitted:
        return "submitted";
    case BatchState::approved:
        return "approved";
    case BatchState::released:
        return "released";
    }
    std::unreachable();
}

std::optional<BatchState> batch_state_named(std::string_view word)
{
    constexpr std::array states{BatchState::draft, BatchState::submitted, BatchState::approved,
                                BatchState::released};
    auto const found =
        std::ranges::find_if(states, [&](BatchState state) { return text(state) == word; });
    return found == states.end() ? std::nullopt : std::optional{*found};
}

std::string list_hash(Batch const& batch, std::span<Recipient const> recipients)
{
    std::vector<std::string> lines;
    lines.reserve(recipients.size());
    for (auto const& one : recipients)
        lines.push_back(fmt::format("{}|{}|{}|{}\n", one.place, one.person.value, one.phone_index,
                                    one.amount.fen));
    std::ranges::sort(lines);
    auto list = fmt::format("{}|{}|{}\n", batch.id.value, batch.contest, batch.month.text());
    for (auto const& line : lines)
        list += line;
    return base::hex(base::sha256(list));
}

base::Result<void> check_prize(base::Money amount, base::Money others, Caps const& caps)
{
    if (amount <= base::Money{} || amount > caps.person_month)
        return std::unexpected{
            refuse(prize_out_of_range).with("amount_max", yuan(caps.person_month))};
    if (amount + others > caps.person_month)
        return std::unexpected{refuse(cap_per_person).with("cap", yuan(caps.person_month))};
    return base::ok();
}

base::Result<void> check_total(std::span<Recipient const> recipients, base::Money released,
                               Caps const& caps)
{
    if (recipients.empty())
        return std::unexpected{refuse(batch_empty)};
    base::Money total;
    for (auto const& one : recipients)
        total += one.amount;
    if (total > caps.batch)
        return std::unexpected{
            refuse(cap_per_batch).with("cap", yuan(caps.batch)).with("total", yuan(total))};
    if (total + released > caps.contest)
        return std::unexpected{refuse(cap_per_contest)
                                   .with("cap", yuan(caps.contest))
                                   .with("total", yuan(total + released))};
    return base::ok();
}

base::Result<void> check_submit(Batch const& batch)
{
    return check_state(batch, BatchState::draft);
}

base::Result<void> check_approve(Batch const& batch, std::string_view by,
                                 std::string_view seen_hash, std::string_view current_hash)
{
    CHECK_OK(check_state(batch, BatchState::submitted));
    if (by == batch.submitted_by)
        return std::unexpected{refuse(batch_own)};
    if (seen_hash != current_hash || batch.list_hash != current_hash)
        return std::unexpected{refuse(batch_changed)};
    return base::ok();
}

base::Result<void> check_release(Batch const& batch, std::string_view current_hash)
{
    CHECK_OK(check_state(batch, BatchState::approved));
    if (batch.list_hash != current_hash)
        return std::unexpected{refuse(batch_changed)};
    return base::ok();
}

} // namespace payout
