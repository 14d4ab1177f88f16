#include "audit/service/signing.hpp"

#include "audit/domain/refusals.hpp"
#include "audit/store/checkpoints.hpp"
#include "audit/store/tree.hpp"

namespace audit {

base::Result<std::optional<Checkpoint>> sign_checkpoint(sql::Transaction& tx, Signer const& signer)
{
    auto const frontier = tree::frontier(tx);
    auto const newest = checkpoints::find_newest(tx);
    auto const signed_size = newest ? newest->size : 0;
    if (frontier.size() == signed_size)
        return std::nullopt;
    if (newest) {
        auto const last = open_note(newest->note, signer.key());
        auto const fetch = [&tx](NodeId id) { return tree::node(tx, id); };
        if (!last || last->size > frontier.size() || last->root != root_of(last->size, fetch))
            return std::unexpected{base::refuse(log_not_continued).with("size", signed_size)};
    }
    Checkpoint made{signer.key().origin, frontier.size(), frontier.root()};
    checkpoints::insert(tx, {made.size, tx.now(), signer.sign(made.size, made.root)});
    return made;
}

} // namespace audit
