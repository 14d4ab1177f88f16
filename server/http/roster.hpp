#pragma once

#include "http/admission.hpp"
#include "http/connection.hpp"

#include <cstdint>
#include <vector>

namespace http {

/// The connections of one thread: who may come in, who has to go.
class Roster {
public:
    Roster(Admission& admission, AddressSet const& trusted, Tally& tally)
        : admission_{admission}, trusted_{trusted}, tally_{tally}
    {
    }

    /// Takes a connection in, if need be at the price of the one that has kept us waiting longest.
    /// False when there is no place for it.
    [[nodiscard]] bool join(Connection&, Patience::Time now);
    void leave(Connection&);

    /// Cuts those with whom our patience is over.
    void cut_slow(Patience::Time now);
    /// Cuts those that wait for nothing; from now on nobody may join.
    void close();
    /// All that are left.
    [[nodiscard]] std::vector<Connection*> all() const { return connections_; }
    [[nodiscard]] bool is_closed() const { return is_closed_; }

private:
    [[nodiscard]] bool make_room(Admission::Verdict, Address const& newcomer, Patience::Time now);

    Admission& admission_;
    AddressSet const& trusted_;
    Tally& tally_;
    std::vector<Connection*> connections_;
    bool is_closed_ = false;
};

/// A connection's place in the roster, given up however its coroutine ends.
class Attendance {
public:
    Attendance(Roster& roster, Connection& connection) : roster_{roster}, connection_{connection} {}
    Attendance(Attendance const&) = delete;
    Attendance& operator=(Attendance const&) = delete;
    ~Attendance() { roster_.leave(connection_); }

private:
    Roster& roster_;
    Connection& connection_;
};

} // namespace http
