#include "membership/api/officers.hpp"

#include "membership/domain/refusals.hpp"
#include "membership/service/standing.hpp"

namespace membership {

Standing standing_of(sql::Transaction& tx, http::Officer const& officer)
{
    if (officer.staff)
        return standing_of(tx, *officer.staff);
    if (officer.token)
        return standing_of(tx, *officer.token);
    return standing_of_operator();
}

base::Result<void> permit(sql::Transaction& tx, http::Officer const& officer,
                          http::Route const& route)
{
    auto const action = action_named(route.action);
    VERIFY(action.has_value());
    if (!may_somewhere(standing_of(tx, officer), *action))
        return std::unexpected{refuse(not_permitted)};
    return check_fresh(tx, officer, *action);
}

base::Result<void> check_fresh(sql::Transaction& tx, http::Officer const& officer, Action action)
{
    return officer.staff ? check_fresh_for(tx, action, officer.session) : base::ok();
}

base::Result<void> check_at_union(sql::Transaction& tx, http::Officer const& officer, Action action,
                                  std::string_view union_code)
{
    // A union that does not exist is for the use case to name; only who may act everywhere hears it.
    auto const subject = subject_of(tx, union_code);
    return check(standing_of(tx, officer), action, subject ? *subject : Subject{});
}

base::Result<void> check_at_top(sql::Transaction& tx, http::Officer const& officer, Action action)
{
    return check(standing_of(tx, officer), action, subject_of_top(tx));
}

} // namespace membership
