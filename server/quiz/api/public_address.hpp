#pragma once

#include "http/route.hpp"
#include "quiz/api/routes.hpp"

#include <string>
#include <string_view>

namespace quiz {

/// The address that people outside type, such as "https://quiz.example.org": from the settings, or
/// as this request names the host.
[[nodiscard]] std::string public_address(Api const&, http::Request const&);

/// Where the QR code of a placement leads; an empty placement names none.
[[nodiscard]] std::string entry_link(std::string_view address, std::string_view slug,
                                     std::string_view placement);

} // namespace quiz
