#include "app/clock.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>

namespace app {

Clock system_clock(std::chrono::seconds offset)
{
    // Shared: every copy of the clock must agree on the latest instant that anyone has seen.
    auto const latest = std::make_shared<std::atomic<std::int64_t>>(0);
    return [latest, offset] {
        using namespace std::chrono;
        auto const system = duration_cast<milliseconds>(
                                (std::chrono::system_clock::now() + offset).time_since_epoch())
                                .count();
        auto seen = latest->load();
        while (seen < system && !latest->compare_exchange_weak(seen, system)) {}
        return base::Instant{std::max(seen, static_cast<std::int64_t>(system))};
    };
}

} // namespace app
