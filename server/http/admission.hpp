#pragma once

#include "http/address.hpp"
#include "http/limits.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>

namespace http {

/// How many connections there are, in all and from each address. Shared by all threads.
class Admission {
public:
    enum class Verdict : std::uint8_t {
        welcome,
        full,
        full_for_address,
    };

    explicit Admission(Limits const& limits) : limits_{limits} {}

    [[nodiscard]] Verdict judge(Address const&);
    /// Counts a connection, also above the maximum when another has been told to give way.
    void enter(Address const&);
    void leave(Address const&);
    [[nodiscard]] std::size_t open();
    /// Returns when nobody is left, or at `deadline`.
    void wait_until_empty(std::chrono::steady_clock::time_point deadline);

private:
    Limits const& limits_;
    std::mutex mutex_;
    std::condition_variable emptied_;
    std::map<Address, std::size_t> per_address_;
    std::size_t open_ = 0;
};

} // namespace http
