#include "membership/service/reading_hints.hpp"

#include "membership/service/profiles.hpp"
#include "membership/store/people.hpp"

namespace membership {

base::Result<HintPage> list_union_hints(sql::Transaction& tx, identity::Keys const& keys,
                                        ListHints const& query)
{
    auto const behind = TRY(HintPosition::from_cursor(query.cursor));
    auto hints = people::list_union_hints(tx, behind, query.limit + 1);
    HintPage page;
    if (static_cast<int>(hints.size()) > query.limit) {
        hints.pop_back();
        page.next_cursor = HintPosition{hints.back().written_at, hints.back().person}.cursor();
    }
    for (auto& hint : hints) {
        auto me = TRY(look_at_me(tx, keys, hint.person));
        // Who writes a hint chooses a union in the same request.
        VERIFY(me.belongs.has_value());
        page.hints.push_back(
            {std::move(hint), std::move(me.phone_masked), std::move(me.belongs->card)});
    }
    return page;
}

} // namespace membership
