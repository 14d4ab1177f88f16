#pragma once

#include "base/civil.hpp"
#include "base/crypto.hpp"
#include "quiz/domain/bank.hpp"
#include "quiz/domain/ids.hpp"
#include "quiz/domain/mixer.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// The keys of one person's papers in one month. Derived from the month's sealed secret, so that
/// nobody can foresee a paper, and anybody can recompute it once the secret is revealed.
struct DrawKeys {
    MixerKey walk;
    MixerKey paper;

    /// The first and second half of HMAC-SHA-256(secret, "draw|<contest>|<month>|<person key>").
    static DrawKeys of(base::Key const& month_secret, ContestId, base::CivilMonth,
                       std::string_view person_key);
};

/// Where a person stands on one ground. A cycle goes over the `size` items that the ground had
/// when the cycle began; items that were added since join the next cycle.
struct GroundWalk {
    std::int32_t cycle = 0;
    std::int32_t size = 0;
    std::int32_t position = 0;
    friend bool operator==(GroundWalk const&, GroundWalk const&) = default;
};

/// How far a person has walked over the bank in a month. Inside a cycle nothing is met twice.
struct Walk {
    std::array<GroundWalk, grounds_count> grounds;
    /// Questions the person saw shortly before a cycle began, passed over until `avoided_until`
    /// (not included). Sorted.
    std::vector<QuestionId> avoided;
    base::CivilDate avoided_until;

    /// Such as "1.300.4,1.300.4,1.120.2,0.0.0" or "...|18697:12.55.78".
    [[nodiscard]] std::string text() const;
    /// Nothing when the text is damaged.
    static std::optional<Walk> from_text(std::string_view);

    friend bool operator==(Walk const&, Walk const&) = default;
};

/// What `take` goes by besides the walk itself.
struct WalkTerms {
    BankSnapshot const& bank;
    MixerKey key;
    base::CivilDate date;
    /// For how many days a new cycle avoids `recent`.
    int no_repeat_days;
    /// Questions the person saw in the last `no_repeat_days` days; looked at only when a cycle
    /// begins (`has_turned`).
    std::span<QuestionId const> recent;
};

/// Whether a cycle began between two states of a walk, so that `recent` mattered.
[[nodiscard]] bool has_turned(Walk const& before, Walk const& after);

/// Takes the next `count` items of a ground and moves the walk on. Passes over disabled items,
/// those avoided (unless a whole cycle offers nothing else) and those in `taken` already.
/// The ground must have at least `count` enabled items that are not in `taken`.
void take(Walk&, WalkTerms const&, Ground, int count, std::vector<BankItem>& taken);

} // namespace quiz
