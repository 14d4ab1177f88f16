#pragma once

#include "base/civil.hpp"
#include "base/crypto.hpp"
#include "http/route.hpp"
#include "http/words.hpp"
#include "sql/database.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// The only clock of the program; tests and the simulator bring their own.
using Clock = std::function<base::Instant()>;

/// Finds who holds a session token, in the transaction of the request itself: a revocation binds
/// the next request.
using Authenticate =
    std::function<std::optional<http::Actor>(sql::Transaction&, std::string_view token)>;

/// Writes down that a token was refused, in the transaction of the batch that answers so.
using RecordRefusal = std::function<void(sql::Transaction&, http::Request const&,
                                         http::Route const&, base::Error const&)>;
/// Finds who acts for the union by a request; on the write lane it may remember that they were seen.
using Recognise = std::function<std::optional<http::Officer>(sql::Transaction&,
                                                             http::Request const&, http::Lane)>;

/// Whether somebody may call a route at all. Never asked for a route without an action.
using Permit =
    std::function<base::Result<void>(sql::Transaction&, http::Officer const&, http::Route const&)>;

/// What dispatch needs to know of the program's settings.
struct DispatchSettings {
    std::string cookie_name = "__Host-palmunion";
    /// Without it nobody acts for the union.
    Recognise recognise = {};
    Permit permit = {};
    RecordRefusal record_refusal = {};
    /// Seals the answers that are kept for idempotency keys.
    base::Key answers_key = {};
};

/// A request that found its route and waits for its lane.
struct Command {
    http::Request request;
    http::Route const* route;
    std::vector<std::string> parameters;
    /// That of the route, or the one that writes when there is a refusal to write down.
    http::Lane lane;
};

/// Turns requests into responses: route, actor, transaction, handler, commit or roll back.
///
/// An ordinary synchronous function: the lanes call it from their threads, tests call it directly.
class Dispatch {
public:
    Dispatch(http::Router const&, http::Words const&, Authenticate, Clock, DispatchSettings);

    /// The command of a request, or the response that says why there is none.
    [[nodiscard]] base::Result<Command> route(http::Request&&) const;
    /// The problem document of a refusal, in the language of the request.
    [[nodiscard]] http::Response problem(http::Request const&, base::Error const&) const;

    /// Runs one command that only reads.
    [[nodiscard]] http::Response read(sql::Connection& reader, Command const&) const;

    /// Runs commands in one transaction, each within its own savepoint, and commits once. When
    /// this returns, everything that its responses acknowledge is durable. Throws
    /// `sql::Breakdown` if the commit itself fails: nothing is then acknowledged.
    [[nodiscard]] std::vector<http::Response> write(sql::Connection& writer,
                                                    std::span<Command const> commands) const;

    /// All of the above for one request: what a test calls.
    [[nodiscard]] http::Response operator()(sql::Connection& writer, http::Request) const;

private:
    struct Pending;
    base::Result<http::Call> admit(sql::Transaction&, Command const&) const;
    void run_alone(sql::Connection&, sql::Transaction&, Command const&, Pending&) const;
    void run_together(sql::Connection&, sql::Transaction&, std::span<Command const>,
                      std::span<Pending>, http::Route const&) const;
    [[nodiscard]] http::Response answer(http::Request const&, http::Answer) const;
    [[nodiscard]] http::Response breakdown(http::Request const&, std::exception const&) const;
    /// Whether somebody brings a token to a route of staff. It goes to the writing lane then: if the
    /// token does not open the route, that is written down.
    [[nodiscard]] bool brings_token(http::Route const&, http::Request const&) const;

    http::Router const& router_;
    http::Words const& words_;
    Authenticate authenticate_;
    Clock clock_;
    DispatchSettings settings_;
};

inline constexpr base::Refusal route_unknown{base::ErrorKind::not_found, "route_unknown"};
inline constexpr base::Refusal method_not_allowed{base::ErrorKind::invalid, "method_not_allowed"};
inline constexpr base::Refusal origin_foreign{base::ErrorKind::forbidden, "origin_foreign"};
inline constexpr base::Refusal store_failed{base::ErrorKind::unavailable, "store_failed"};
inline constexpr base::Refusal store_full{base::ErrorKind::unavailable, "store_full"};
inline constexpr base::Refusal lane_full{base::ErrorKind::unavailable, "lane_full"};
inline constexpr base::Refusal program_failed{base::ErrorKind::unavailable, "program_failed"};
inline constexpr base::Refusal idempotency_key_reused{base::ErrorKind::conflict,
                                                      "idempotency_key_reused"};
inline constexpr base::Refusal idempotency_key_malformed{base::ErrorKind::invalid,
                                                         "idempotency_key_malformed"};

} // namespace app
