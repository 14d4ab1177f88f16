#include "audit/store/tree.hpp"

#include "audit/store/tree.sql.hpp"
#include "base/crypto.hpp"
#include "sql/breakdown.hpp"

#include <string_view>

namespace audit::tree {

namespace {

constexpr std::size_t digits_per_hash = 2 * Hash{}.size();

Hash hash_from(std::string_view text)
{
    auto const hash = base::digest_from_hex(text);
    if (!hash)
        throw sql::Breakdown{"audit_node: a hash cannot be read"};
    return *hash;
}

Frontier frontier_from(sql::Row const& row)
{
    std::vector<Hash> hashes;
    for (auto rest = row.text(1); !rest.empty();
         rest.remove_prefix(std::min(digits_per_hash, rest.size())))
        hashes.push_back(hash_from(rest.substr(0, digits_per_hash)));
    auto frontier = Frontier::create(row.integer(0), std::move(hashes));
    if (!frontier)
        throw sql::Breakdown{"audit_frontier: its hashes are not those of its size"};
    return *std::move(frontier);
}

} // namespace

Frontier frontier(sql::Transaction& tx)
{
    return tx.first(tree_sql::find_frontier, {}, frontier_from).value_or(Frontier{});
}

void put_frontier(sql::Transaction& tx, Frontier const& frontier)
{
    std::string hashes;
    for (auto const& hash : frontier.hashes())
        hashes += base::hex(hash);
    tx.execute(tree_sql::put_frontier, {frontier.size(), hashes});
}

void insert_node(sql::Transaction& tx, Node const& node)
{
    tx.execute(tree_sql::insert_node, {node.id.level, node.id.position, base::hex(node.hash)});
}

Hash node(sql::Transaction& tx, NodeId id)
{
    auto const read = [](sql::Row const& row) { return hash_from(row.text(0)); };
    auto const hash = id.level == 0 ? tx.first(tree_sql::find_leaf, {id.position}, read)
                                    : tx.first(tree_sql::find_node, {id.level, id.position}, read);
    if (!hash)
        throw sql::Breakdown{"audit_node: " + std::to_string(id.level) + '/' +
                             std::to_string(id.position) + " is missing"};
    return *hash;
}

std::vector<std::pair<std::int64_t, std::string>> list_nodes(sql::Transaction& tx, NodeId first,
                                                             std::int64_t last_position)
{
    return tx.all(tree_sql::list_nodes, {first.level, first.position, last_position},
                  [](sql::Row const& row) {
                      return std::pair{row.integer(0), row.string(1)};
                  });
}

std::int64_t count_nodes(sql::Transaction& tx)
{
    return tx.first(tree_sql::count_nodes, {}, [](sql::Row const& row) { return row.integer(0); })
        .value_or(0);
}

} // namespace audit::tree
