#pragma once

#include "base/result.hpp"
#include "http/message.hpp"
#include "http/refusals.hpp"

namespace http {

/// How many items one page of a list may have.
struct PageSizes {
    int standard = 50;
    int largest = 100;
};

/// The number of items that `?limit=` asks for. Refusal: `limit_out_of_range` {field, allowed}.
[[nodiscard]] base::Result<int> limit_of(Request const&, PageSizes = {});

} // namespace http
