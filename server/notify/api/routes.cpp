#include "notify/api/routes.hpp"

#include "http/json.hpp"
#include "notify/domain/refusals.hpp"
#include "notify/service/looking.hpp"

namespace notify {

namespace {

using http::Answer;
using http::Call;
using http::Response;

/// Only the browser that asked for a code knows its id, so that nobody learns of other messages.
Answer show_code(sql::Transaction& tx, Call const& call)
{
    auto const state = TRY(find_code_message(tx, call.parameter(0)));
    http::JsonWriter json;
    json.begin_object().field("state", text(state)).end_object();
    return Response::private_json(200, json.take());
}

} // namespace

void add_routes(http::Router& router)
{
    router.add({http::Method::get, "/api/v1/notify/codes/{code_id}", http::Lane::read,
                http::Access::anyone, show_code});
}

} // namespace notify
