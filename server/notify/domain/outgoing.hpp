#pragma once

#include <string>
#include <utility>
#include <vector>

namespace notify {

/// A request to another house, ready to be sent by POST.
struct OutgoingRequest {
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
};

} // namespace notify
