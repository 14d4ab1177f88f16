#pragma once

#include "http/route.hpp"

#include <memory>
#include <string>

namespace settlement {

struct Means;

/// Adds /v/{code}, and how people get such a code for what is theirs.
void add_receipt_routes(http::Router&, std::shared_ptr<Means const> const&,
                        std::string const& public_url);

} // namespace settlement
