#include "http/trace.hpp"

#include "base/crypto.hpp"

#include <bit>
#include <cstddef>
#include <cstring>

namespace http {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_hex(std::string_view text)
{
    return text.find_first_not_of(hex_digits) == std::string_view::npos;
}

bool is_zero(std::string_view text)
{
    return text.find_first_not_of('0') == std::string_view::npos;
}

/// xoshiro256++ of Blackman and Vigna.
std::uint64_t step(std::array<std::uint64_t, 4>& state)
{
    auto const result = std::rotl(state[0] + state[3], 23) + state[0];
    auto const shifted = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = std::rotl(state[3], 45);
    return result;
}

} // namespace

TraceIds::TraceIds() : state_{}
{
    auto const seed = base::random_bytes(sizeof state_);
    std::memcpy(state_.data(), seed.data(), sizeof state_);
}

std::string TraceIds::next()
{
    std::string id;
    id.reserve(32);
    for (int half = 0; half < 2; ++half) {
        auto bits = step(state_);
        for (int digit = 0; digit < 16; ++digit) {
            id += hex_digits[bits & 15];
            bits >>= 4;
        }
    }
    return id;
}

std::optional<std::string> trace_id_in(std::string_view traceparent)
{
    // version "-" trace-id "-" parent-id "-" flags; a later version may go on after a dash.
    auto const has_shape = traceparent.size() >= 55 && traceparent[2] == '-' &&
                           traceparent[35] == '-' && traceparent[52] == '-' &&
                           (traceparent.size() == 55 || traceparent[55] == '-');
    if (!has_shape)
        return {};
    auto const version = traceparent.substr(0, 2);
    auto const trace = traceparent.substr(3, 32);
    auto const parent = traceparent.substr(36, 16);
    auto const flags = traceparent.substr(53, 2);
    if (!is_hex(version) || !is_hex(trace) || !is_hex(parent) || !is_hex(flags))
        return {};
    if (version == "ff" || is_zero(trace) || is_zero(parent))
        return {};
    if (version == "00" && traceparent.size() != 55)
        return {};
    return std::string{trace};
}

} // namespace http
