#pragma once

#include "base/result.hpp"
#include "http/limits.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace http {

/// Looks for the end of a request head and at every byte before it.
class HeadScan {
public:
    /// Continues over `bytes`, which begin with the request line; earlier bytes must not change.
    /// The length of the head including its empty line, or nothing while it has not ended.
    /// Refusals: `line_ending_malformed`, `header_folded`, `request_malformed` (an empty first
    /// line), `target_too_long`, `headers_too_large`.
    [[nodiscard]] base::Result<std::optional<std::size_t>> over(std::string_view bytes,
                                                                Limits const&);

private:
    [[nodiscard]] base::Result<void> end_line();

    std::size_t scanned_ = 0;
    std::size_t line_begin_ = 0;
    bool has_first_line_ = false;
    std::optional<std::size_t> length_;
};

} // namespace http
