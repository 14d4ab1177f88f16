#include "audit/service/verifying.hpp"

#include "audit/domain/merkle.hpp"
#include "audit/store/checkpoints.hpp"
#include "audit/store/entries.hpp"
#include "audit/store/tree.hpp"

#include <bit>
#include <map>
#include <utility>
#include <vector>

namespace audit {

namespace {

constexpr int entries_per_step = 4'096;

/// Grows the tree again beside the stored one.
class Regrowth {
public:
    Regrowth(sql::Transaction& tx, LogKey const& key) : tx_{tx}, key_{key} {}

    LogVerification run()
    {
        auto step = entries::list_from(tx_, 0, entries_per_step);
        while (!step.empty() && !found_.fault) {
            load_checkpoints();
            for (auto const& stored : step)
                add(stored);
            compare_nodes();
            compare_checkpoints();
            step = entries::list_from(tx_, frontier_.size(), entries_per_step);
        }
        if (!found_.fault)
            compare_end();
        return found_;
    }

private:
    void report(std::string_view what, std::string where)
    {
        if (!found_.fault)
            found_.fault = {what, std::move(where)};
    }

    void add(entries::Stored const& stored)
    {
        if (found_.fault)
            return;
        if (stored.leaf != frontier_.size())
            return report("entry_missing", "audit_entry " + std::to_string(frontier_.size()));
        auto const hash = leaf_hash(canonical_bytes(stored.entry));
        if (stored.hash != base::hex(hash))
            return report("entry_changed", "audit_entry " + std::to_string(stored.leaf));
        for (auto const& node : frontier_.append(hash))
            completed_[node.id.level].push_back(node);
        ++found_.entries;
        if (waiting_.contains(frontier_.size()))
            roots_.emplace_back(frontier_.size(), frontier_.root());
    }

    void compare_nodes()
    {
        for (auto const& [level, nodes] : std::exchange(completed_, {})) {
            auto const rows = tree::list_nodes(tx_, nodes.front().id, nodes.back().id.position);
            for (std::size_t at = 0; at < nodes.size(); ++at) {
                auto const& [id, hash] = nodes[at];
                auto const where =
                    "audit_node " + std::to_string(level) + '/' + std::to_string(id.position);
                if (at >= rows.size() || rows[at].first != id.position)
                    return report("node_missing", where);
                if (rows[at].second != base::hex(hash))
                    return report("node_changed", where);
                ++found_.nodes;
            }
        }
    }

    void load_checkpoints()
    {
        waiting_.clear();
        for (auto& stored : checkpoints::list_after(tx_, frontier_.size(), entries_per_step))
            waiting_.emplace(stored.size, std::move(stored));
    }

    void compare_checkpoints()
    {
        for (auto const& [size, root] : std::exchange(roots_, {})) {
            auto const where = "audit_checkpoint " + std::to_string(size);
            auto const checkpoint = open_note(waiting_.at(size).note, key_);
            if (!checkpoint || checkpoint->size != size)
                return report("checkpoint_not_signed", where);
            if (checkpoint->root != root)
                return report("checkpoint_differs", where);
            ++found_.checkpoints;
        }
    }

    void compare_end()
    {
        auto const stored = tree::frontier(tx_);
        auto const size = frontier_.size();
        if (stored.size() > size)
            return report("entry_missing", "audit_entry " + std::to_string(size));
        if (auto const beyond = checkpoints::list_after(tx_, size, 1); !beyond.empty())
            return report("entry_missing", "audit_entry " + std::to_string(size) +
                                               ", signed in audit_checkpoint " +
                                               std::to_string(beyond.front().size));
        if (!(stored == frontier_))
            return report("frontier_changed", "audit_frontier");
        if (tree::count_nodes(tx_) != size - std::popcount(static_cast<std::uint64_t>(size)))
            report("node_surplus", "audit_node");
    }

    sql::Transaction& tx_;
    LogKey const& key_;
    Frontier frontier_;
    std::map<int, std::vector<Node>> completed_;
    /// Checkpoints of the sizes that this step reaches, and the roots it found there.
    std::map<std::int64_t, checkpoints::Stored> waiting_;
    std::vector<std::pair<std::int64_t, Hash>> roots_;
    LogVerification found_;
};

} // namespace

LogVerification verify_log(sql::Transaction& tx, LogKey const& key)
{
    return Regrowth{tx, key}.run();
}

} // namespace audit
