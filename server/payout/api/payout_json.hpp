#pragma once

#include "http/json.hpp"
#include "payout/domain/reconciliation.hpp"
#include "payout/domain/switch.hpp"

#include <string>

namespace payout {

struct BatchView;
struct OrderView;
struct Budget;
struct ImportedResults;

void write(http::JsonWriter&, BatchView const&);
void write(http::JsonWriter&, OrderView const&);
void write(http::JsonWriter&, Switch const&);
void write(http::JsonWriter&, Budget const&);
void write(http::JsonWriter&, ImportedResults const&);
void write(http::JsonWriter&, Reconciliation const&);

/// One thing as a document of its own.
template <class Thing>
[[nodiscard]] std::string document(Thing const& thing)
{
    http::JsonWriter json;
    write(json, thing);
    return json.take();
}

/// {"items": […]}
template <class Things>
[[nodiscard]] std::string list_document(Things const& things)
{
    http::JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& thing : things)
        write(json, thing);
    json.end_array().end_object();
    return json.take();
}

} // namespace payout
