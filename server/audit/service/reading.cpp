#include "audit/service/reading.hpp"

#include "audit/domain/refusals.hpp"
#include "audit/store/checkpoints.hpp"
#include "audit/store/entries.hpp"
#include "audit/store/tree.hpp"

#include <limits>
#include <utility>

namespace audit {

namespace {

PlacedEntry placed(entries::Stored stored)
{
    auto const hash = leaf_hash(canonical_bytes(stored.entry));
    return {stored.leaf, std::move(stored.entry), hash};
}

SignedCheckpoint shown(checkpoints::Stored stored)
{
    return {stored.size, stored.signed_at, std::move(stored.note)};
}

/// Refuses a number that does not lie in [least, most].
base::Result<void> check(std::string_view field, std::int64_t number, std::int64_t least,
                         std::int64_t most)
{
    if (number >= least && number <= most)
        return base::ok();
    return std::unexpected{
        base::refuse(tree_number_out_of_range)
            .at(std::string{field})
            .with("allowed", std::to_string(least) + '-' + std::to_string(most))};
}

/// The size that was asked for, or that of the newest checkpoint.
base::Result<std::int64_t> size_or_newest(sql::Transaction& tx, std::string_view field,
                                          std::optional<std::int64_t> size)
{
    if (!size)
        return TRY(newest_checkpoint(tx)).size;
    CHECK_OK(check(field, *size, 1, tree::frontier(tx).size()));
    return *size;
}

FetchNode fetch_from(sql::Transaction& tx)
{
    return [&tx](NodeId id) { return tree::node(tx, id); };
}

} // namespace

std::vector<PlacedEntry> list_entries(sql::Transaction& tx, ListEntries const& query)
{
    auto const before = query.before.value_or(std::numeric_limits<std::int64_t>::max());
    std::vector<PlacedEntry> found;
    for (auto& stored :
         entries::list_before(tx, before, {query.act, query.subject, query.author}, query.limit))
        found.push_back(placed(std::move(stored)));
    return found;
}

std::optional<Entry> find_newest_entry(sql::Transaction& tx, std::string_view act)
{
    auto stored = entries::find_newest(tx, act);
    if (!stored)
        return std::nullopt;
    return std::move(stored->entry);
}

std::vector<Hash> list_leaf_hashes(sql::Transaction& tx, std::int64_t from, int limit)
{
    std::vector<Hash> hashes;
    for (auto const& stored : entries::list_from(tx, from, limit)) {
        if (stored.leaf != from + static_cast<std::int64_t>(hashes.size()))
            break;
        hashes.push_back(leaf_hash(canonical_bytes(stored.entry)));
    }
    return hashes;
}

base::Result<SignedCheckpoint> newest_checkpoint(sql::Transaction& tx)
{
    auto newest = checkpoints::find_newest(tx);
    if (!newest)
        return std::unexpected{base::refuse(checkpoint_missing)};
    return shown(*std::move(newest));
}

std::vector<SignedCheckpoint> list_checkpoints(sql::Transaction& tx, std::int64_t size, int limit)
{
    std::vector<SignedCheckpoint> found;
    for (auto& stored : checkpoints::list_after(tx, size, limit))
        found.push_back(shown(std::move(stored)));
    return found;
}

base::Result<ProvenInclusion> prove_entry(sql::Transaction& tx, std::int64_t leaf,
                                          std::optional<std::int64_t> asked)
{
    auto const size = TRY(size_or_newest(tx, "size", asked));
    CHECK_OK(check("leaf", leaf, 0, size - 1));
    auto const fetch = fetch_from(tx);
    return ProvenInclusion{prove_inclusion(leaf, size, fetch), fetch({0, leaf}),
                           root_of(size, fetch)};
}

base::Result<ProvenConsistency> prove_growth(sql::Transaction& tx, std::int64_t from,
                                             std::optional<std::int64_t> asked)
{
    auto const to = TRY(size_or_newest(tx, "to", asked));
    CHECK_OK(check("from", from, 1, to));
    auto const fetch = fetch_from(tx);
    return ProvenConsistency{prove_consistency(from, to, fetch), root_of(from, fetch),
                             root_of(to, fetch)};
}

} // namespace audit
