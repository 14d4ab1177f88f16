#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "identity/domain/keys.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace identity {

/// What a browser must pay before a message is sent for it. A price, not a proof of a person.
struct ProofSettings {
    /// 0 to 32; each bit doubles the work. 14 is about 16,000 hashes, a fraction of a second on a
    /// cheap phone.
    int difficulty_bits = 14;
    /// A fast phone is done within a second; a slow one on a bad line needs the time.
    std::chrono::milliseconds life = std::chrono::seconds{120};
};

/// A task. The server keeps nothing of it: the challenge carries its own terms, signed.
struct ProofTask {
    std::string challenge;
    int difficulty_bits;
    base::Instant expires_at;
};

inline constexpr std::size_t proof_random_bytes = 16;

/// `random` are `proof_random_bytes` from the system's generator.
[[nodiscard]] ProofTask new_task(Keys const&, ProofSettings const&, std::string_view random,
                                 base::Instant now);

/// What a browser found: SHA-256 of challenge, ':' and the counter in decimal begins with at least
/// `difficulty_bits` zero bits.
struct Proof {
    std::string challenge;
    std::int64_t counter = 0;
};

/// A task that was solved in time. The caller spends it, once.
struct SolvedTask {
    /// Names the task, 32 hexadecimal digits.
    std::string id;
    base::Instant expires_at;
};

/// Refusals: `proof_wrong` (not our challenge, or too few zero bits), `proof_expired`.
/// Takes two hashes and no memory of its own: microseconds.
[[nodiscard]] base::Result<SolvedTask> check_proof(Keys const&, Proof const&, base::Instant now);

/// The first counter from zero that solves a task: what browsers, tests and load generators do.
[[nodiscard]] std::int64_t solve(ProofTask const&);

} // namespace identity
