#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "http/message.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

/// Who asks: resolved by dispatch from the session cookie in the same transaction.
struct Actor {
    base::PersonId person;
    /// Hash of the session token; names the device.
    std::string session;
};

/// One request on its way through a route: what a handler may know.
struct Call {
    Request const& request;
    /// Values of the `{name}` segments of the route, in their order.
    std::vector<std::string> parameters = {};
    std::optional<Actor> actor = {};

    [[nodiscard]] std::string const& parameter(std::size_t index) const
    {
        return parameters.at(index);
    }
};

using Answer = base::Result<Response>;
/// Handles one call inside the transaction that dispatch opened for it.
using Handler = std::function<Answer(sql::Transaction&, Call const&)>;
/// Handles all waiting calls of one hot route at once; answers stand in the order of the calls.
/// A call that is refused must have written nothing.
using BatchHandler =
    std::function<std::vector<Answer>(sql::Transaction&, std::span<Call const* const>)>;

/// Which lane runs a route, and so what its handler may do.
enum class Lane : std::uint8_t {
    read,
    write,
};

/// Who may call a route; anything finer is the room's rule.
enum class Access : std::uint8_t {
    anyone,
    signed_in,
    operator_only,
};

/// What a route that needs an actor answers without one.
inline constexpr base::Refusal sign_in_needed{base::ErrorKind::unauthenticated, "sign_in_needed"};

struct Route {
    Method method;
    /// Such as "/api/v1/unions/{code}"; segments in braces match one non-empty segment.
    std::string pattern;
    Lane lane;
    Access access;
    Handler handle = {};
    /// Set instead of `handle` on the hot routes.
    BatchHandler handle_batch = {};
};

/// All routes of the program. A trie over segments; literal segments win over parameters.
class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// A second route of the same method and shape is a programming mistake and stops the process.
    void add(Route);

    struct Match {
        Route const* route = nullptr;
        std::vector<std::string> parameters;
        /// Methods that the path does answer, when `route` is null: 405 instead of 404.
        std::vector<Method> allowed;
    };
    [[nodiscard]] Match match(Method, std::string_view path) const;
    [[nodiscard]] std::vector<Route const*> routes() const;

private:
    struct Node;
    std::unique_ptr<Node> root_;
};

} // namespace http
