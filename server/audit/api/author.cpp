#include "audit/api/author.hpp"

namespace audit {

Author author_of(http::Call const& call)
{
    VERIFY(call.officer.has_value());
    auto const& trace = call.request.trace_id;
    if (call.officer->staff)
        return {AuthorKind::staff, std::to_string(call.officer->staff->value), trace};
    if (call.officer->token)
        return {AuthorKind::token, std::to_string(call.officer->token->value), trace};
    return {AuthorKind::token, "operator", trace};
}

Author worker_of(http::Call const& call)
{
    VERIFY(call.actor.has_value());
    return {AuthorKind::person, std::to_string(call.actor->person.value), call.request.trace_id};
}

} // namespace audit
