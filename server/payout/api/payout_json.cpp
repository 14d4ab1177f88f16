#include "payout/api/payout_json.hpp"

#include "payout/service/accounts.hpp"
#include "payout/service/approving.hpp"
#include "payout/service/filing.hpp"

namespace payout {

namespace {

std::string local(base::Instant at)
{
    return base::TimeZone::shanghai().text(at);
}

void write_name(http::JsonWriter& json, std::string_view name, std::string const& who)
{
    if (who.empty())
        json.null_field(name);
    else
        json.field(name, who);
}

} // namespace

void write(http::JsonWriter& json, BatchView const& view)
{
    auto const& batch = view.batch;
    json.begin_object().field("id", batch.id.value).field("contest", batch.contest);
    json.field("month", batch.month.text()).field("state", text(batch.state));
    json.field("list_hash", view.current_hash);
    write_name(json, "submitted_by", view.submitter);
    write_name(json, "approved_by", view.approver);
    json.field("total_fen", view.total.fen).key("orders").begin_object();
    for (auto const& count : view.counts)
        json.field(text(count.state), count.count);
    json.end_object().end_object();
}

void write(http::JsonWriter& json, OrderView const& order)
{
    json.begin_object().field("id", order.id.value).field("place", order.place);
    json.field("amount_fen", order.amount.fen).field("phone_masked", order.phone_masked);
    json.field("state", text(order.state)).field("changed_at", local(order.changed_at));
    json.field("reason", order.reason).field("tries", order.tries);
    json.field("claim", text(order.claim));
    write_name(json, "number", order.number);
    json.end_object();
}

void write(http::JsonWriter& json, Switch const& turn)
{
    json.begin_object().field("on", turn.is_on);
    write_name(json, "reason", turn.reason);
    write_name(json, "turned_by", turn.turned_by);
    json.end_object();
}

void write(http::JsonWriter& json, Budget const& budget)
{
    json.begin_object().field("available_fen", budget.available.fen);
    json.field("reserved_fen", budget.reserved.fen).field("spent_fen", budget.spent.fen);
    json.end_object();
}

void write(http::JsonWriter& json, ImportedResults const& done)
{
    json.begin_object().field("succeeded", done.succeeded).field("failed", done.failed);
    json.field("unchanged", done.unchanged).key("problems").begin_array();
    for (auto const& problem : done.problems) {
        json.begin_object().field("row", problem.row).field("column", problem.column);
        json.field("code", problem.error.reason).end_object();
    }
    json.end_array().end_object();
}

void write(http::JsonWriter& json, Reconciliation const& made)
{
    json.begin_object().field("id", made.id).field("day", made.day.text());
    json.field("compared", made.compared).field("made_at", local(made.made_at));
    json.key("findings").begin_array();
    for (auto const& finding : made.findings) {
        json.begin_object().field("kind", finding.kind).field("number", finding.number);
        json.field("detail", finding.detail).end_object();
    }
    json.end_array().end_object();
}

} // namespace payout
