#include "http/roster.hpp"

#include <algorithm>

namespace http {

bool Roster::join(Connection& connection, Patience::Time now)
{
    if (is_closed_)
        return false;
    auto const holder = holder_of(connection.peer_address);
    auto verdict = admission_.judge(holder);
    // All clients of a proxy share its address.
    if (verdict == Admission::Verdict::full_for_address &&
        trusted_.contains(connection.peer_address))
        verdict = Admission::Verdict::welcome;
    if (verdict != Admission::Verdict::welcome && !make_room(verdict, holder, now)) {
        ++tally_.turned_away;
        return false;
    }
    admission_.enter(holder);
    connections_.push_back(&connection);
    return true;
}

void Roster::leave(Connection& connection)
{
    auto const at = std::ranges::find(connections_, &connection);
    if (at == connections_.end())
        return;
    *at = connections_.back();
    connections_.pop_back();
    admission_.leave(holder_of(connection.peer_address));
}

void Roster::cut_slow(Patience::Time now)
{
    for (auto* const connection : connections_) {
        if (connection->cut != Cut::no || !connection->patience.is_over(now))
            continue;
        auto const phase = connection->patience.phase();
        if (phase != Phase::idle && phase != Phase::lingering)
            ++tally_.timed_out;
        connection->interrupt(Cut::timed_out);
    }
}

void Roster::close()
{
    is_closed_ = true;
    for (auto* const connection : connections_) {
        if (connection->patience.phase() == Phase::idle)
            connection->interrupt(Cut::closed);
    }
}

bool Roster::make_room(Admission::Verdict verdict, Address const& newcomer, Patience::Time now)
{
    Connection* longest = nullptr;
    for (auto* const candidate : connections_) {
        if (candidate->cut != Cut::no || !candidate->patience.may_give_way(now))
            continue;
        if (verdict == Admission::Verdict::full_for_address &&
            holder_of(candidate->peer_address) != newcomer)
            continue;
        if (longest == nullptr || candidate->patience.since() < longest->patience.since())
            longest = candidate;
    }
    if (longest == nullptr)
        return false;
    ++tally_.evicted;
    longest->interrupt(Cut::closed);
    return true;
}

} // namespace http
