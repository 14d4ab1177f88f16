#include "http/body_reader.hpp"

#include "http/refusals.hpp"

#include <algorithm>

namespace http {

namespace {

constexpr std::size_t size_digits_max = 8;

} // namespace

base::Result<std::size_t> BodyReader::read(std::string_view bytes, std::size_t bytes_max,
                                           std::string& body)
{
    std::size_t used = 0;
    while (used < bytes.size() && !is_done()) {
        if (state_ == State::plain || state_ == State::data) {
            auto const part = bytes.substr(used, left_);
            body.append(part);
            used += part.size();
            left_ -= part.size();
            skip_empty();
            continue;
        }
        auto const room = bytes_max - std::min(bytes_max, body.size());
        if (auto stepped = step(bytes[used], room); !stepped) {
            auto error = std::move(stepped).error();
            if (error.is(body_too_large))
                error = std::move(error).with("bytes_max", bytes_max);
            return std::unexpected{std::move(error)};
        }
        ++used;
    }
    return used;
}

void BodyReader::skip_empty()
{
    if (left_ > 0)
        return;
    if (state_ == State::plain)
        state_ = State::done;
    else if (state_ == State::data)
        state_ = State::data_cr;
}

base::Result<void> BodyReader::step(char byte, std::size_t room)
{
    auto const expect = [&](char expected, State next) -> base::Result<void> {
        if (byte != expected)
            return std::unexpected{refuse(chunk_malformed)};
        state_ = next;
        return {};
    };
    switch (state_) {
    case State::size:
        if (byte != '\r' || digits_ == 0)
            return read_digit(byte);
        state_ = State::size_lf;
        return {};
    case State::size_lf:
        if (left_ > room)
            return std::unexpected{refuse(body_too_large)};
        digits_ = 0;
        return expect('\n', left_ == 0 ? State::end_cr : State::data);
    case State::data_cr:
        return expect('\r', State::data_lf);
    case State::data_lf:
        return expect('\n', State::size);
    case State::end_cr:
        return expect('\r', State::end_lf);
    case State::end_lf:
        return expect('\n', State::done);
    case State::plain:
    case State::data:
    case State::done:
        break;
    }
    return {};
}

base::Result<void> BodyReader::read_digit(char byte)
{
    constexpr std::string_view lower = "0123456789abcdef";
    constexpr std::string_view upper = "0123456789ABCDEF";
    auto const value = std::min(lower.find(byte), upper.find(byte));
    if (value == std::string_view::npos || ++digits_ > size_digits_max)
        return std::unexpected{refuse(chunk_malformed)};
    left_ = left_ * 16 + value;
    return {};
}

} // namespace http
