#include "membership/service/standing.hpp"

#include "identity/service/holding_staff_sessions.hpp"
#include "identity/service/keeping_staff_secrets.hpp"
#include "membership/domain/post.hpp"
#include "membership/domain/refusals.hpp"
#include "membership/store/posts.hpp"
#include "membership/store/tokens.hpp"
#include "organisation/service/finding_unions.hpp"

#include <algorithm>

namespace membership {

Standing standing_of(sql::Transaction& tx, base::StaffId staff)
{
    auto const held = posts::list_of(tx, staff);
    return standing_from(staff, held, tx.now());
}

Standing standing_of(sql::Transaction& tx, base::TokenId token)
{
    Standing standing;
    if (auto grant = tokens::find_grant(tx, token))
        standing.grants.push_back(std::move(*grant));
    return standing;
}

Standing standing_of_operator()
{
    auto const powers = powers_of_programs();
    return {.grants = {{{powers.begin(), powers.end()}, {}}}};
}

Subject subject_of(sql::Transaction& tx, std::optional<organisation::UnionId> union_id)
{
    Subject subject;
    if (union_id) {
        for (auto const& one : organisation::chain_of(tx, *union_id))
            subject.chain.push_back(one.id);
    }
    return subject;
}

base::Result<Subject> subject_of(sql::Transaction& tx, std::string_view union_code)
{
    auto const found = TRY(organisation::find_union(tx, union_code));
    return subject_of(tx, found.id);
}

Subject subject_of_top(sql::Transaction& tx)
{
    // Both trees grow from one union: the chain of any leads to it, and the shortest is its own.
    auto const roots = organisation::list_unions(
        tx, {.day = base::TimeZone::shanghai().date_at(tx.now()), .limit = 1});
    if (!roots || roots->cards.empty())
        return {};
    return {.chain = {roots->cards.front().self.id}};
}

base::Result<void> check_fresh_for(sql::Transaction& tx, Action action,
                                   std::string_view session_hash)
{
    if (!needs_fresh_factor(action))
        return base::ok();
    identity::StaffSessionLimits const limits;
    auto const active = identity::find_staff_session(tx, limits, session_hash);
    VERIFY(active.has_value());
    return identity::check_fresh(tx, limits, active->session);
}

base::TokenId add_token(sql::Transaction& tx, std::string_view hash, NewToken const& token)
{
    return tokens::insert(tx, hash, token.label, {token.actions, token.union_id});
}

std::optional<base::TokenId> find_token(sql::Transaction& tx, std::string_view hash)
{
    return tokens::find(tx, hash);
}

base::Result<std::vector<Action>> token_actions(std::vector<std::string> const& names)
{
    auto const lawful = powers_of_programs();
    std::vector<Action> actions;
    for (auto const& one : names) {
        auto const action = action_named(one);
        if (action && std::ranges::find(lawful, *action) != lawful.end()) {
            actions.push_back(*action);
            continue;
        }
        std::string allowed;
        for (auto const each : lawful)
            allowed.append(allowed.empty() ? "" : ", ").append(name(each));
        return std::unexpected{refuse(action_unknown).at("actions").with("allowed", allowed)};
    }
    return actions;
}

} // namespace membership
