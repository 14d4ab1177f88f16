#include "audit/service/appending.hpp"

#include "audit/domain/merkle.hpp"
#include "audit/store/entries.hpp"
#include "audit/store/tree.hpp"

namespace audit {

std::int64_t append(sql::Transaction& tx, Author const& author, Act const& act)
{
    auto const entry = Entry::of(author, act, tx.now());
    auto const hash = leaf_hash(canonical_bytes(entry));
    auto frontier = tree::frontier(tx);
    auto const leaf = frontier.size();
    entries::insert(tx, leaf, entry, hash);
    for (auto const& node : frontier.append(hash))
        tree::insert_node(tx, node);
    tree::put_frontier(tx, frontier);
    return leaf;
}

} // namespace audit
