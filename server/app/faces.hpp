#pragma once

#include "http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace app {

/// The pages and assets that the program carries: the worker's app, the contract and its page.
/// Answered on the listener's thread, without a lane.
class Faces {
public:
    Faces();

    /// The file that this request asks for; the app's page for any other path that a person may
    /// open; nothing for paths of the API.
    [[nodiscard]] std::optional<http::Response> find(http::Request const&) const;

private:
    [[nodiscard]] http::Response page(http::Request const&) const;

    std::string page_policy_;
};

} // namespace app
