#pragma once

#include "settlement/domain/settlement.hpp"
#include "json/writer.hpp"

#include <span>
#include <vector>

namespace settlement {

struct Desk;
struct Next;

/// The whole desk as staff see it, but for the names on the list.
void write_desk(json::Writer&, Desk const&, std::vector<Next> const&);

void write_act(json::Writer&, Desk const&, std::int64_t number, Act const&);

void write_moves(json::Writer&, Desk const&, std::span<Move const>);

} // namespace settlement
