#include "http/connection.hpp"

namespace http {

Connection::Connection(Limits const& limits, std::string_view peer_given, Patience::Time now)
    : reader{limits}
    , patience{limits, now} // Without the zone of a link-local address.
    , peer_address{parse_address(peer_given.substr(0, peer_given.find('%'))).value_or(Address{})}
    , peer{text_of(peer_address)}
{
}

bool Connection::wants_bytes() const
{
    return reader.state() != RequestReader::State::complete &&
           reader.state() != RequestReader::State::rejected;
}

void Connection::receive(std::size_t count, Patience::Time now)
{
    reader.commit(count);
    if (reader.state() == RequestReader::State::head)
        patience.await_head(now);
    if (reader.state() == RequestReader::State::body)
        patience.await_body(now, reader.body_bytes_read());
    // The bytes came just before the sweep cut us for not sending them.
    if (count > 0 && cut == Cut::timed_out)
        cut = Cut::no;
}

void Connection::await_next(Patience::Time now)
{
    exchange = {};
    patience.await_request(now);
    receive(0, now);
}

bool Connection::is_too_slow() const
{
    auto const phase = patience.phase();
    return cut == Cut::timed_out && (phase == Phase::head || phase == Phase::body);
}

void Connection::interrupt(Cut why)
{
    cut = why;
    cancel_waiting();
}

} // namespace http
