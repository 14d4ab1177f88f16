#pragma once

#include "http/message.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

/// Whether an answer may be kept by caches when its handler does not say.
enum class Caching : std::uint8_t {
    unsaid,
    forbidden,
};

/// What an answer must know of its request.
struct Exchange {
    Method method = Method::get;
    Caching caching = Caching::unsaid;
    std::string trace_id = {};
    /// Whether the connection lives on after the answer.
    bool keeps_alive = false;
};

/// Writes answers as one text for the wire: status line, headers, body.
///
/// Every answer carries the security headers; a handler may replace one (its own
/// Content-Security-Policy or Cache-Control), never leave it out.
class AnswerText {
public:
    explicit AnswerText(Transport);

    /// Sets the `Date` of the answers that follow; a second's precision is enough.
    void set_date(std::chrono::system_clock::time_point now);
    [[nodiscard]] std::string of(Response const&, Exchange const&) const;

private:
    void append_headers(std::string& text, Response const&, Exchange const&) const;

    using Header = std::pair<std::string, std::string>;
    std::vector<Header> defaults_;
    /// All of them as they stand on the wire, for the answers that replace none.
    std::string defaults_text_;
    std::string date_;
};

} // namespace http
