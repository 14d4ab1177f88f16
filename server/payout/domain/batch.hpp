#pragma once

#include "base/civil.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "payout/domain/prize.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace payout {

/// Where a list of payments stands between the one who makes it and the one who checks it.
enum class BatchState : std::uint8_t {
    draft,
    submitted,
    approved,
    released,
};

[[nodiscard]] std::string_view text(BatchState);
[[nodiscard]] std::optional<BatchState> batch_state_named(std::string_view);

/// A list of payments and what has been decided about it.
struct Batch {
    BatchId id;
    std::string contest;
    base::CivilMonth month;
    BatchState state = BatchState::draft;
    /// Hash of the list that was submitted; empty in a draft.
    std::string list_hash = {};
    /// Who acts, as the log of acts names them: "staff:7".
    std::string submitted_by = {};
    std::string approved_by = {};
};

/// One line of a list: everything whose change voids an approval.
struct Recipient {
    int place = 0;
    base::PersonId person;
    /// Blind index of the phone number.
    std::string phone_index;
    base::Money amount;
};

/// SHA-256 in hexadecimal over the whole list, its lines sorted.
[[nodiscard]] std::string list_hash(Batch const&, std::span<Recipient const>);

/// The most that may leave, whatever the lists say.
struct Caps {
    base::Money person_month = base::Money::yuan(100);
    base::Money batch = base::Money::yuan(10'000);
    base::Money contest = base::Money::yuan(50'000);
};

/// Refusals: `prize_out_of_range`; `cap_per_person` when the person's prizes of the month,
/// over all contests and without this one, leave no room for it.
[[nodiscard]] base::Result<void> check_prize(base::Money amount, base::Money others, Caps const&);
/// Refusals: `batch_empty`, `cap_per_batch`; `cap_per_contest` when what the contest has
/// released before leaves no room for it.
[[nodiscard]] base::Result<void> check_total(std::span<Recipient const>, base::Money released,
                                             Caps const&);

/// Refusals: `batch_state` when it is no draft.
[[nodiscard]] base::Result<void> check_submit(Batch const&);
/// Refusals: `batch_state`, `batch_own` for the one who submitted it, `batch_changed` when the list
/// is not the one that the second person has seen.
[[nodiscard]] base::Result<void> check_approve(Batch const&, std::string_view by,
                                               std::string_view seen_hash,
                                               std::string_view current_hash);
/// Refusals: `batch_state`, `batch_changed` when the list is no longer the approved one.
[[nodiscard]] base::Result<void> check_release(Batch const&, std::string_view current_hash);

} // namespace payout
