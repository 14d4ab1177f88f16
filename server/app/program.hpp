#pragma once

#include "app/dispatch.hpp"
#include "app/settings.hpp"
#include "app/store_access.hpp"
#include "sql/database.hpp"

#include <cstdint>
#include <memory>

namespace app {

/// The running whole: store, rooms, lanes and listener. Tests and benches start the same one.
class Program {
public:
    /// Wires the rooms to a store opened for writing; serves nothing yet.
    Program(Settings const&, Store, Clock);
    ~Program();
    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    /// Starts the lanes and the listener; gives the port it listens on.
    /// Refusals: those of `http::Listener::start`.
    base::Result<std::uint16_t> start();
    /// Takes no new connections, answers what is in flight for at most `server.drain_s`, finishes
    /// what waits in the lanes and closes the store.
    void stop();

    /// The synchronous way in, for tests: usable before `start`.
    [[nodiscard]] Dispatch const& dispatch() const;
    /// Every route there is.
    [[nodiscard]] http::Router const& router() const;
    /// The one connection that writes; belongs to the lanes after `start`.
    [[nodiscard]] sql::Connection& writer();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace app
