#include "http/request_head.hpp"

#include "http/refusals.hpp"

#include <array>
#include <utility>

namespace http {

namespace {

/// The longest method and version around a target: "DELETE " and " HTTP/1.1", with room to spare.
constexpr std::size_t around_target_bytes = 64;

/// Bytes that end a run of ordinary ones: all controls but the tab.
constexpr auto is_special = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = byte != '\t';
    table[0x7F] = true;
    return table;
}();

} // namespace

base::Result<std::optional<std::size_t>> HeadScan::over(std::string_view bytes,
                                                        Limits const& limits)
{
    while (!length_ && scanned_ < bytes.size()) {
        if (!is_special[static_cast<unsigned char>(bytes[scanned_])]) {
            auto const is_continuation = has_first_line_ && scanned_ == line_begin_ &&
                                         (bytes[scanned_] == ' ' || bytes[scanned_] == '\t');
            if (is_continuation)
                return std::unexpected{refuse(header_folded)};
            ++scanned_;
            continue;
        }
        if (bytes[scanned_] != '\r')
            return std::unexpected{refuse(line_ending_malformed)};
        if (scanned_ + 1 == bytes.size())
            break;
        if (bytes[scanned_ + 1] != '\n')
            return std::unexpected{refuse(line_ending_malformed)};
        CHECK_OK(end_line());
    }
    auto const head_bytes = length_.value_or(bytes.size());
    if (!has_first_line_ && head_bytes > limits.target_bytes_max + around_target_bytes)
        return std::unexpected{refuse(target_too_long).with("bytes_max", limits.target_bytes_max)};
    if (head_bytes > limits.header_bytes_max)
        return std::unexpected{
            refuse(headers_too_large).with("bytes_max", limits.header_bytes_max)};
    return length_;
}

base::Result<void> HeadScan::end_line()
{
    auto const is_empty = scanned_ == line_begin_;
    if (is_empty && !has_first_line_)
        return std::unexpected{refuse(request_malformed)};
    scanned_ += 2;
    line_begin_ = scanned_;
    has_first_line_ = true;
    if (is_empty)
        length_ = scanned_;
    return {};
}

} // namespace http
