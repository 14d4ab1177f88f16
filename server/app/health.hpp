#pragma once

#include "http/message.hpp"

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// One thing that must be well for the program to take work.
struct ReadinessCheck {
    /// Stable token such as "store_writable".
    std::string_view name;
    /// Nothing when it is well, else words for the operator.
    std::function<std::optional<std::string>()> trouble;
};

/// `/healthz` says that the process lives; `/readyz` that it can take work, with `?verbose` why
/// not. Both are answered without a lane, so that a full lane does not look like a dead process.
class Health {
public:
    void add(ReadinessCheck check) { checks_.push_back(std::move(check)); }
    /// From now on the program is not ready: it finishes what it has.
    void start_draining() { is_draining_ = true; }
    [[nodiscard]] std::optional<http::Response> find(http::Request const&) const;

private:
    [[nodiscard]] http::Response readiness(bool is_verbose) const;

    std::vector<ReadinessCheck> checks_;
    std::atomic<bool> is_draining_ = false;
};

} // namespace app
