#include "quiz/api/public_address.hpp"

#include <fmt/format.h>

namespace quiz {

std::string public_address(Api const& api, http::Request const& request)
{
    if (!api.public_url.empty())
        return api.public_url;
    auto const is_secure = request.header("x-forwarded-proto") == "https";
    return fmt::format("{}://{}", is_secure ? "https" : "http",
                       request.header("host").value_or("localhost"));
}

std::string entry_link(std::string_view address, std::string_view slug, std::string_view placement)
{
    auto const link = fmt::format("{}/c/{}?ch=qr", address, slug);
    return placement.empty() ? link : fmt::format("{}&p={}", link, placement);
}

} // namespace quiz
