#pragma once

#include "audit/domain/checkpoint.hpp"
#include "audit/domain/entry.hpp"
#include "audit/domain/proof.hpp"
#include "base/result.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit {

/// An entry with its place in the tree.
struct PlacedEntry {
    std::int64_t leaf;
    Entry entry;
    Hash hash;
};

struct ListEntries {
    /// Only entries before this leaf; nothing: from the newest on.
    std::optional<std::int64_t> before = {};
    std::optional<std::string> act = {};
    std::optional<std::string> subject = {};
    std::optional<std::string> author = {};
    int limit = 50;
};

/// Newest first. `hash` is made from what the row says now.
[[nodiscard]] std::vector<PlacedEntry> list_entries(sql::Transaction&, ListEntries const&);
[[nodiscard]] std::optional<Entry> find_newest_entry(sql::Transaction&, std::string_view act);

/// Hashes of the entries from a leaf on, made from what their rows say now, up to the first that
/// is missing: who knows the signed root finds any change.
[[nodiscard]] std::vector<Hash> list_leaf_hashes(sql::Transaction&, std::int64_t from, int limit);

struct SignedCheckpoint {
    std::int64_t size;
    base::Instant signed_at;
    std::string note;
};

/// Refusal: `checkpoint_missing`.
[[nodiscard]] base::Result<SignedCheckpoint> newest_checkpoint(sql::Transaction&);
/// Those about larger trees than `size`, smallest first.
[[nodiscard]] std::vector<SignedCheckpoint> list_checkpoints(sql::Transaction&, std::int64_t size,
                                                             int limit);

/// A proof with the hashes it speaks about.
struct ProvenInclusion {
    InclusionProof proof;
    Hash leaf;
    Hash root;
};

struct ProvenConsistency {
    ConsistencyProof proof;
    Hash from_root;
    Hash to_root;
};

/// Without `size`, in the tree of the newest checkpoint. Refusals: `checkpoint_missing`,
/// `tree_number_out_of_range` {field, allowed}.
[[nodiscard]] base::Result<ProvenInclusion> prove_entry(sql::Transaction&, std::int64_t leaf,
                                                        std::optional<std::int64_t> size);
/// Without `to`, up to the newest checkpoint. Refusals: as above.
[[nodiscard]] base::Result<ProvenConsistency> prove_growth(sql::Transaction&, std::int64_t from,
                                                           std::optional<std::int64_t> to);

} // namespace audit
