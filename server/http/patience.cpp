#include "http/patience.hpp"

#include "base/verify.hpp"

namespace http {

namespace {

/// Somebody who takes longer than this over an answer is not hindered by being cut.
constexpr std::chrono::seconds slow_writing{5};

} // namespace

Patience::Patience(Limits const& limits, Time now)
    : limits_{limits}, since_{now}, deadline_{now + limits.header_timeout}
{
}

bool Patience::may_give_way(Time now) const
{
    switch (phase_) {
    case Phase::idle:
    case Phase::head:
    case Phase::body:
    case Phase::lingering:
        return true;
    case Phase::answering:
        return false;
    case Phase::writing:
        return now - since_ > slow_writing;
    }
    return false;
}

void Patience::await_request(Time now)
{
    begin(Phase::idle, now, now + limits_.idle_timeout);
}

void Patience::await_head(Time now)
{
    if (phase_ != Phase::head)
        begin(Phase::head, now, now + limits_.header_timeout);
}

void Patience::await_body(Time now, std::size_t bytes)
{
    if (phase_ != Phase::body)
        begin(Phase::body, now, now);
    VERIFY(limits_.body_bytes_per_s_min > 0);
    auto const earned = std::chrono::milliseconds{bytes * 1000 / limits_.body_bytes_per_s_min};
    deadline_ = since_ + limits_.body_grace + earned;
}

void Patience::answer()
{
    begin(Phase::answering, since_, Time::max());
}

void Patience::write(Time now)
{
    begin(Phase::writing, now, now + limits_.write_timeout);
}

void Patience::linger(Time now)
{
    begin(Phase::lingering, now, now + limits_.linger_timeout);
}

void Patience::begin(Phase phase, Time since, Time deadline)
{
    phase_ = phase;
    since_ = since;
    deadline_ = deadline;
}

} // namespace http
