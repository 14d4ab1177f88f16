#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/token_id.hpp"
#include "http/message.hpp"
#include "sql/transaction.hpp"

#include <cstddef>
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

/// Who acts for the union: somebody with a staff account, or a program with a token. Resolved by
/// dispatch in the same transaction.
struct Officer {
    /// Nothing for a program.
    std::optional<base::StaffId> staff = {};
    /// Hash of the session token; empty for a program.
    std::string session = {};
    /// Of a program. Neither person nor token: the operator's own token, which stands in the
    /// settings and may do everything that programs may.
    std::optional<base::TokenId> token = {};
};

/// One request on its way through a route: what a handler may know.
struct Call {
    Request const& request;
    /// Values of the `{name}` segments of the route, in their order.
    std::vector<std::string> parameters = {};
    std::optional<Actor> actor = {};
    std::optional<Officer> officer = {};

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
    /// Whoever works for the union, and may do what the route says under `action`.
    staff,
};

/// What a route that needs an actor answers without one.
inline constexpr base::Refusal sign_in_needed{base::ErrorKind::unauthenticated, "sign_in_needed"};

/// What a route of staff answers to anybody else.
inline constexpr base::Refusal staff_sign_in_needed{base::ErrorKind::unauthenticated,
                                                    "staff_sign_in_needed"};

struct Route {
    Method method;
    /// Such as "/api/v1/unions/{code}"; segments in braces match one non-empty segment.
    std::string pattern;
    Lane lane;
    Access access;
    Handler handle = {};
    /// Set instead of `handle` on the hot routes.
    BatchHandler handle_batch = {};
    /// Of a route for staff, such as "contest.create": what its caller must be allowed to do
    /// somewhere; the handler asks about the object itself. Empty: whoever is signed in.
    std::string action = {};
    /// Of a route that takes files: the largest of them. 0: an ordinary body.
    std::size_t file_bytes_max = 0;
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
