#pragma once

#include "http/message.hpp"
#include "http/words.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace app {

/// The pages and assets that the program carries: the worker's app, the console of
/// staff below /staff, the contract, its page, and the list of all refusals.
/// Answered on the listener's thread, without a lane.
class Faces {
public:
    /// `words` must outlive it: their list is the page of refusals.
    explicit Faces(http::Words const& words);

    /// The file that this request asks for; the page of a face for any other path that a person
    /// may open; nothing for paths of the API.
    [[nodiscard]] std::optional<http::Response> find(http::Request const&) const;

private:
    [[nodiscard]] http::Response page(http::Request const&) const;

    [[nodiscard]] http::Response list_of_refusals(http::Language) const;

    http::Words const& words_;
    std::string worker_policy_;
    std::string console_policy_;
};

} // namespace app
