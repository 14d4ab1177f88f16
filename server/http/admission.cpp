#include "http/admission.hpp"

namespace http {

Admission::Verdict Admission::judge(Address const& address)
{
    std::scoped_lock const lock{mutex_};
    if (open_ >= limits_.connections_max)
        return Verdict::full;
    auto const at = per_address_.find(address);
    if (at != per_address_.end() && at->second >= limits_.connections_per_address_max)
        return Verdict::full_for_address;
    return Verdict::welcome;
}

void Admission::enter(Address const& address)
{
    std::scoped_lock const lock{mutex_};
    ++open_;
    ++per_address_[address];
}

void Admission::leave(Address const& address)
{
    std::scoped_lock const lock{mutex_};
    --open_;
    auto const at = per_address_.find(address);
    if (--at->second == 0)
        per_address_.erase(at);
    if (open_ == 0)
        emptied_.notify_all();
}

std::size_t Admission::open()
{
    std::scoped_lock const lock{mutex_};
    return open_;
}

void Admission::wait_until_empty(std::chrono::steady_clock::time_point deadline)
{
    std::unique_lock lock{mutex_};
    emptied_.wait_until(lock, deadline, [&] { return open_ == 0; });
}

} // namespace http
