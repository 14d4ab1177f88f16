#include "payout/api/routes.hpp"

#include "audit/api/author.hpp"
#include "base/text.hpp"
#include "identity/domain/phone_number.hpp"
#include "membership/api/officers.hpp"
#include "payout/api/payout_json.hpp"
#include "payout/domain/refusals.hpp"
#include "payout/domain/topup.hpp"
#include "payout/service/accounts.hpp"
#include "payout/service/approving.hpp"
#include "payout/service/filing.hpp"
#include "payout/service/planning.hpp"
#include "payout/service/reconciling.hpp"
#include "payout/service/sending.hpp"

#include <memory>

namespace payout {

namespace {

using http::Answer;
using http::Call;
using http::JsonObject;
using http::Response;
using membership::Action;

constexpr int listed_max = 200;

template <class AnyId>
base::Result<AnyId> id_in_path(Call const& call, base::Refusal const& unknown)
{
    auto const value = base::number_in<std::int64_t>(call.parameter(0));
    if (!value)
        return std::unexpected{refuse(unknown)};
    return AnyId{*value};
}

Answer show_batches(sql::Transaction& tx, Api const&, Call const&)
{
    return Response::private_json(200, list_document(list_batches(tx, listed_max)));
}

Answer show_batch(sql::Transaction& tx, Api const&, Call const& call)
{
    auto const id = TRY(id_in_path<BatchId>(call, batch_unknown));
    return Response::private_json(200, document(TRY(find_batch(tx, id))));
}

Answer show_orders(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const id = TRY(id_in_path<BatchId>(call, batch_unknown));
    return Response::private_json(200, list_document(TRY(list_orders(tx, api.terms, id))));
}

base::Result<PlanList::Prize> prize_in(sql::Transaction& tx, Api const& api, JsonObject const& item)
{
    CHECK_OK(item.allow_only({"phone", "yuan", "place"}));
    auto const typed = TRY(item.text("phone"));
    auto const phone = TRY(identity::PhoneNumber::parse(typed));
    PlanList::Prize prize;
    prize.person = TRY(winner_with(tx, api.terms, phone));
    prize.yuan = TRY(item.integer("yuan"));
    prize.place = static_cast<int>(TRY(item.integer("place")));
    return prize;
}

Answer plan(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"contest", "month", "prizes"}));
    PlanList list;
    list.contest = TRY(body.text("contest"));
    auto const month = TRY(body.text("month"));
    list.month = TRY(base::CivilMonth::parse(month));
    for (auto const& item : TRY(body.objects("prizes")))
        list.prizes.push_back(TRY(prize_in(tx, api, item)));
    auto const batch = TRY(plan_list(tx, api.terms, audit::author_of(call), list));
    return Response::private_json(201, document(TRY(find_batch(tx, batch))));
}

Answer submit(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const id = TRY(id_in_path<BatchId>(call, batch_unknown));
    return Response::private_json(
        200, document(TRY(submit_batch(tx, api.terms, audit::author_of(call), id))));
}

Answer approve(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const id = TRY(id_in_path<BatchId>(call, batch_unknown));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"list_hash"}));
    auto const hash = TRY(body.text("list_hash"));
    return Response::private_json(
        200, document(TRY(approve_batch(tx, api.terms, audit::author_of(call), id, hash))));
}

Answer release(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const id = TRY(id_in_path<BatchId>(call, batch_unknown));
    return Response::private_json(
        200, document(TRY(release_batch(tx, api.terms, audit::author_of(call), id))));
}

Answer give_file(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const id = TRY(id_in_path<BatchId>(call, batch_unknown));
    Response file{.status = 200, .content_type = "text/csv; charset=utf-8"};
    file.body = TRY(export_payments(tx, api.terms, audit::author_of(call), id));
    return std::move(file)
        .with_header("Cache-Control", "no-store")
        .with_header("Content-Disposition",
                     "attachment; filename=\"payout-" + call.parameter(0) + ".csv\"");
}

Answer take_results(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const id = TRY(id_in_path<BatchId>(call, batch_unknown));
    return Response::private_json(200,
                                  document(TRY(import_results(tx, api.terms, audit::author_of(call),
                                                              id, call.request.body))));
}

Answer change_order_phone(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const id = TRY(id_in_path<OrderId>(call, order_unknown));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"phone"}));
    auto const phone = TRY(body.text("phone"));
    CHECK_OK(change_phone(tx, api.terms, audit::author_of(call), id, phone));
    return Response::no_content();
}

Answer forfeit(sql::Transaction& tx, Api const&, Call const& call)
{
    auto const id = TRY(id_in_path<OrderId>(call, order_unknown));
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"reason"}));
    auto const reason = TRY(body.text("reason"));
    CHECK_OK(forfeit_prize(tx, audit::author_of(call), id, reason));
    return Response::no_content();
}

Answer show_switch(sql::Transaction& tx, Api const&, Call const&)
{
    return Response::private_json(200, document(newest_switch(tx)));
}

Answer turn(sql::Transaction& tx, Api const&, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"on", "reason"}));
    Switch wanted{TRY(body.boolean("on")), {}, {}, {}};
    wanted.reason = TRY(body.text("reason"));
    return Response::private_json(200,
                                  document(TRY(turn_switch(tx, audit::author_of(call), wanted))));
}

Answer show_budget(sql::Transaction& tx, Api const&, Call const& call)
{
    return Response::private_json(200, document(budget_of(tx, call.parameter(0))));
}

Answer grant(sql::Transaction& tx, Api const&, Call const& call)
{
    auto const body = TRY(JsonObject::parse(call.request.body));
    CHECK_OK(body.allow_only({"decision", "yuan"}));
    GrantBudget wanted{call.parameter(0), base::Money::yuan(TRY(body.integer("yuan"))), {}};
    wanted.decision = TRY(body.text("decision"));
    CHECK_OK(grant_budget(tx, audit::author_of(call), wanted));
    return Response::private_json(200, document(budget_of(tx, call.parameter(0))));
}

Answer compare_day(sql::Transaction& tx, Api const&, Call const& call)
{
    auto const day = TRY(base::CivilDate::parse(call.parameter(0)));
    return Response::private_json(
        201, document(TRY(reconcile(tx, audit::author_of(call), day, call.request.body))));
}

Answer show_comparisons(sql::Transaction& tx, Api const&, Call const&)
{
    return Response::private_json(200, list_document(list_reconciliations(tx, listed_max)));
}

/// The provider's voice. A number that we do not know is answered like any other: the sender is
/// the provider, and repeating would not make us know it.
Answer hear_provider(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const& request = call.request;
    if (!api.provider_key)
        return std::unexpected{refuse(callback_forged)};
    auto const told =
        TRY(read_callback(*api.provider_key,
                          {request.header("x-timestamp").value_or(""),
                           request.header("x-signature").value_or(""), request.path, request.body},
                          tx.now()));
    static_cast<void>(take_report(tx, api.terms, told.number, told.report));
    return Response::no_content();
}

using ApiHandler = Answer (*)(sql::Transaction&, Api const&, Call const&);

} // namespace

void add_routes(http::Router& router, Api means)
{
    using enum http::Method;
    using enum http::Lane;
    // Shared: every route of the room holds the same means.
    auto const api = std::make_shared<Api const>(std::move(means));
    auto const add = [&](http::Method method, std::string path, http::Lane lane, Action action,
                         ApiHandler handle) {
        router.add({method,
                    "/api/v1/payout/" + path,
                    lane,
                    http::Access::staff,
                    [api, handle, action](sql::Transaction& tx, Call const& call) -> Answer {
                        // Money of the whole federation: no union below its top decides about it.
                        CHECK_OK(membership::check_at_top(tx, *call.officer, action));
                        return handle(tx, *api, call);
                    },
                    {},
                    std::string{name(action)}});
    };
    using enum Action;
    add(get, "batches", read, payout_see, show_batches);
    add(get, "batches/{id}", read, payout_see, show_batch);
    add(get, "batches/{id}/orders", read, payout_see, show_orders);
    add(post, "orders", write, payout_prepare, plan);
    add(post, "batches/{id}/submit", write, payout_prepare, submit);
    add(post, "batches/{id}/approve", write, payout_approve, approve);
    add(post, "batches/{id}/release", write, payout_approve, release);
    add(post, "batches/{id}/file", write, payout_prepare, give_file);
    add(post, "batches/{id}/results", write, payout_prepare, take_results);
    add(post, "orders/{id}/phone", write, payout_prepare, change_order_phone);
    add(post, "orders/{id}/forfeit", write, payout_prepare, forfeit);
    add(get, "switch", read, payout_see, show_switch);
    add(put, "switch", write, payout_turn, turn);
    add(get, "budgets/{contest}", read, payout_see, show_budget);
    add(post, "budgets/{contest}", write, payout_approve, grant);
    add(post, "reconciliations/{day}", write, payout_prepare, compare_day);
    add(get, "reconciliations", read, payout_see, show_comparisons);
    router.add(
        {post, "/api/v1/payout/callbacks", write, http::Access::anyone,
         [api](sql::Transaction& tx, Call const& call) { return hear_provider(tx, *api, call); }});
}

} // namespace payout
