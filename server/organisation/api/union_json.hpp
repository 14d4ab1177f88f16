#pragma once

#include "http/json.hpp"
#include "http/message.hpp"
#include "organisation/domain/union.hpp"

namespace organisation {

/// Writes a union as the contract calls it: an object of schema `Union`.
void write_union(http::JsonWriter&, UnionCard const&, http::Language);

/// The members of that object alone, for an object that goes on.
void write_union_members(http::JsonWriter&, UnionCard const&, http::Language);

} // namespace organisation
