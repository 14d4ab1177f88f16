#pragma once

#include <cstddef>

namespace http {

/// Raises this process's limit of open files, as far as it may, so that `wanted` connections find
/// room beside the files that the rest of the program needs; returns how many connections do.
[[nodiscard]] std::size_t room_for_connections(std::size_t wanted);

} // namespace http
