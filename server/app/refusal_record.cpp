#include "app/refusal_record.hpp"

#include "audit/service/appending.hpp"

#include <string>
#include <utility>

namespace app {

void RefusalRecord::note(sql::Transaction& tx, http::Request const& request,
                         http::Route const& route, base::Error const& error)
{
    auto const now = tx.now();
    // Also when the clock went back.
    if (now < span_begins_ || now >= span_begins_ + span) {
        span_begins_ = now;
        entries_ = 0;
    }
    if (entries_ == entries_per_span) {
        ++passed_over_;
        return;
    }
    ++entries_;
    audit::append(
        tx, {audit::AuthorKind::token, "unknown", request.trace_id},
        {.name = "access_refused",
         .subject = "route:" + std::string{http::text(route.method)} + ' ' + route.pattern,
         .details = audit::Details{}
                        .with("code", error.reason)
                        .with("passed_over", std::exchange(passed_over_, 0))});
}

} // namespace app
