#pragma once

#include "http/connection.hpp"
#include "http/trace.hpp"
#include "http/words.hpp"

#include <chrono>
#include <string>

namespace http {

/// Takes requests off connections and writes what goes back over the wire. One per thread.
class Scribe {
public:
    Scribe(Words const& words, AddressSet const& trusted, Transport transport)
        : words_{words}, trusted_{trusted}, answers_{transport}
    {
    }

    void set_date(std::chrono::system_clock::time_point now) { answers_.set_date(now); }

    /// The complete request of a connection, with its trace id and the address of its client.
    [[nodiscard]] Request take_request(Connection&);
    /// The response that has arrived, or 503 when it never will.
    [[nodiscard]] std::string answer(Connection&);
    /// Why the reader refused the request.
    [[nodiscard]] std::string rejection(Connection&);
    /// That the request did not arrive in time.
    [[nodiscard]] std::string too_slow(Connection&);
    /// That there are too many connections.
    [[nodiscard]] std::string turned_away(Connection&);

private:
    [[nodiscard]] std::string last_words(Connection&, int status, base::Error const&);
    [[nodiscard]] std::string trace_id_of(Request const&);

    Words const& words_;
    AddressSet const& trusted_;
    AnswerText answers_;
    TraceIds trace_ids_;
};

} // namespace http
