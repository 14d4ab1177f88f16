#pragma once

#include "http/html.hpp"

#include <string>

namespace settlement {

struct CheckedReceipt;

/// A receipt for whoever holds its address: what was stored or paid, masked, and the proofs.
[[nodiscard]] http::Page receipt_page(CheckedReceipt const&, http::Language,
                                      std::string const& link);

} // namespace settlement
