#include "audit/api/author.hpp"

namespace audit {

Author operator_of(http::Call const& call)
{
    return {AuthorKind::token, "operator", call.request.trace_id};
}

} // namespace audit
