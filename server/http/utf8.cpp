#include "http/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace http {

namespace {

/// How many bytes a sequence has and what its second byte may be; everything that must not occur
/// (overlong forms, surrogates, beyond U+10FFFF) shows in these two. RFC 3629, section 4.
struct Sequence {
    std::size_t length = 0;
    std::uint8_t second_min = 0x80;
    std::uint8_t second_max = 0xBF;
};

Sequence sequence_of(std::uint8_t lead)
{
    if (lead < 0x80)
        return {.length = 1};
    if (lead < 0xC2 || lead > 0xF4)
        return {};
    if (lead < 0xE0)
        return {.length = 2};
    if (lead < 0xF0)
        return {.length = 3,
                .second_min = static_cast<std::uint8_t>(lead == 0xE0 ? 0xA0 : 0x80),
                .second_max = static_cast<std::uint8_t>(lead == 0xED ? 0x9F : 0xBF)};
    return {.length = 4,
            .second_min = static_cast<std::uint8_t>(lead == 0xF0 ? 0x90 : 0x80),
            .second_max = static_cast<std::uint8_t>(lead == 0xF4 ? 0x8F : 0xBF)};
}

} // namespace

bool is_utf8(std::string_view text)
{
    auto const byte_at = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
    std::size_t at = 0;
    while (at < text.size()) {
        auto const sequence = sequence_of(byte_at(at));
        if (sequence.length == 1) {
            ++at;
            continue;
        }
        if (sequence.length == 0 || text.size() - at < sequence.length)
            return false;
        if (byte_at(at + 1) < sequence.second_min || byte_at(at + 1) > sequence.second_max)
            return false;
        auto const rest = text.substr(at + 2, sequence.length - 2);
        if (!std::ranges::all_of(rest, [](char byte) { return (byte & 0xC0) == 0x80; }))
            return false;
        at += sequence.length;
    }
    return true;
}

} // namespace http
