#include "http/request_reader.hpp"

#include "base/utf8.hpp"
#include "http/refusals.hpp"
#include "http/target.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cstring>
#include <optional>
#include <utility>

namespace http {

namespace {

namespace beast = boost::beast;
using boost::system::error_code;

constexpr std::size_t buffer_bytes_first = 2 * 1024;
bool is_digits(std::string_view text)
{
    return !text.empty() && text.size() <= 18 &&
           std::ranges::all_of(text, [](char digit) { return digit >= '0' && digit <= '9'; });
}

/// A host with an optional port, as RFC 9110 section 7.2 has it; never a list, user or path.
bool is_host(std::string_view text)
{
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:[]";
    return !text.empty() && text.size() <= 255 &&
           text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string lower_case(std::string_view text)
{
    std::string lowered{text};
    for (char& letter : lowered) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter + ('a' - 'A'));
    }
    return lowered;
}

Rejection rejection_of(beast::http::error error, Limits const& limits)
{
    using enum beast::http::error;
    switch (error) {
    case bad_target:
        return {400, refuse(target_malformed)};
    case bad_field:
    case bad_value:
    case bad_obs_fold:
        return {400, refuse(header_malformed)};
    case bad_content_length:
    case multiple_content_length:
    case bad_transfer_encoding:
        return {400, refuse(body_length_ambiguous)};
    case bad_line_ending:
        return {400, refuse(line_ending_malformed)};
    case body_limit:
        return {413, refuse(body_too_large).with("bytes_max", limits.body_bytes_max)};
    case header_limit:
    case buffer_overflow:
        return {431, refuse(headers_too_large).with("bytes_max", limits.header_bytes_max)};
    case end_of_stream:
    case partial_message:
    case need_more:
    case unexpected_body:
    case need_buffer:
    case end_of_chunk:
    case bad_alloc:
    case bad_method:
    case bad_version:
    case bad_chunk:
    case bad_chunk_extension:
    case bad_status:
    case bad_reason:
    case stale_parser:
    case short_read:
        return {400, refuse(request_malformed)};
    }
    return {400, refuse(request_malformed)};
}

/// Whether a request line is sound but for its version, so that the version can be blamed.
bool names_another_version(std::string_view head)
{
    auto const line = head.substr(0, head.find('\r'));
    auto const version = line.substr(line.rfind(' ') + 1);
    return std::ranges::count(line, ' ') == 2 && version.size() == 8 &&
           version.starts_with("HTTP/") && is_digits(version.substr(5, 1)) && version[6] == '.' &&
           is_digits(version.substr(7));
}

/// The status of what the scan of the head refuses.
int status_of_scan(base::Error const& error)
{
    if (error.is(target_too_long))
        return 414;
    return error.is(headers_too_large) ? 431 : 400;
}

/// Beast's parser of one head, which fills in our request and is asked to be stricter than it is.
class HeadParse final : public beast::http::basic_parser<true> {
public:
    HeadParse(Limits const& limits, Request& request) : limits_{limits}, request_{request}
    {
        // The scan has already found the end of the head within our own limit.
        header_limit(static_cast<std::uint32_t>(limits_.header_bytes_max + 1));
        // Which body is too large depends on the path; we ask once it is known.
        body_limit(boost::none);
    }

    [[nodiscard]] bool awaits_continue() const { return awaits_continue_; }
    [[nodiscard]] BodyReader body() const
    {
        return chunked() ? BodyReader::of_chunks()
                         : BodyReader::of_length(content_length().value_or(0));
    }
    /// As the head names it.
    [[nodiscard]] std::optional<std::uint64_t> body_length() const
    {
        auto const length = content_length();
        return length ? std::optional<std::uint64_t>{*length} : std::nullopt;
    }
    [[nodiscard]] Rejection why(error_code const& error) const
    {
        return rejection_.value_or(
            rejection_of(static_cast<beast::http::error>(error.value()), limits_));
    }

private:
    void stop(int status, base::Error error, error_code& code)
    {
        rejection_ = Rejection{status, std::move(error)};
        code = beast::http::error::bad_value;
    }

    void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target,
                         int version, error_code& code) override
    {
        is_http_11_ = version == 11;
        auto const named = method_named({method.data(), method.size()});
        if (!named)
            return stop(501, refuse(method_unsupported), code);
        request_.method = *named;
        if (target.size() > limits_.target_bytes_max)
            return stop(414, refuse(target_too_long).with("bytes_max", limits_.target_bytes_max),
                        code);
        auto parsed = http::parse_target({target.data(), target.size()});
        if (!parsed)
            return stop(400, std::move(parsed).error(), code);
        request_.path = std::move(parsed->path);
        request_.query = std::move(parsed->query);
    }

    void on_field_impl(beast::http::field field, beast::string_view name, beast::string_view value,
                       error_code& code) override
    {
        if (++fields_ > limits_.header_fields_max)
            return stop(431, refuse(headers_too_many).with("fields_max", limits_.header_fields_max),
                        code);
        std::string_view const content{value.data(), value.size()};
        if (!base::is_utf8(content))
            return stop(400, refuse(header_malformed), code);
        check(field, content, code);
        request_.headers.emplace_back(lower_case({name.data(), name.size()}), content);
    }

    void check(beast::http::field field, std::string_view content, error_code& code)
    {
        if (field == beast::http::field::content_length) {
            // Beast would accept "5, 5" and a repeated equal length.
            if (std::exchange(has_length_, true) || !is_digits(content))
                stop(400, refuse(body_length_ambiguous), code);
        } else if (field == beast::http::field::transfer_encoding) {
            auto const is_chunked = equal_ignoring_case(content, "chunked");
            if (std::exchange(has_encoding_, true) || !is_chunked || !is_http_11_)
                stop(400, refuse(transfer_encoding_unsupported), code);
        } else if (field == beast::http::field::host) {
            if (std::exchange(has_host_, true) || !is_host(content))
                stop(400, refuse(host_malformed), code);
        } else if (field == beast::http::field::expect) {
            if (!equal_ignoring_case(content, "100-continue"))
                stop(417, refuse(expectation_unsupported), code);
            awaits_continue_ = is_http_11_;
        }
    }

    void on_header_impl(error_code& code) override
    {
        if (is_http_11_ && !has_host_)
            stop(400, refuse(host_malformed), code);
    }

    // Beast reads only heads here: bodies are read by BodyReader, responses never come.
    void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}
    std::size_t on_body_impl(beast::string_view, error_code&) override { return 0; }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, error_code&) override
    {
        return 0;
    }
    void on_finish_impl(error_code&) override {}
    void on_response_impl(int, beast::string_view, int, error_code&) override {}

    Limits const& limits_;
    Request& request_;
    std::optional<Rejection> rejection_;
    bool is_http_11_ = false;
    bool has_length_ = false;
    bool has_encoding_ = false;
    bool has_host_ = false;
    bool awaits_continue_ = false;
    std::size_t fields_ = 0;
};

} // namespace

RequestReader::RequestReader(Limits const& limits) : limits_{limits}, buffer_(buffer_bytes_first) {}

std::span<char> RequestReader::space()
{
    if (begin_ > 0 && end_ == buffer_.size()) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size())
        buffer_.resize(buffer_.size() * 2);
    return std::span{buffer_}.subspan(end_);
}

void RequestReader::commit(std::size_t count)
{
    end_ += count;
    read_on();
}

bool RequestReader::awaits_continue() const
{
    return state_ == State::body && awaits_continue_ && body_bytes_read_ == 0 && buffered().empty();
}

Request RequestReader::take()
{
    keep_alive_ = keep_alive_next_;
    auto request = std::exchange(request_, {});
    state_ = State::idle;
    large_body_.reset();
    scan_ = {};
    body_bytes_read_ = 0;
    if (buffered().empty() && buffer_.size() > buffer_bytes_first) {
        // An idle connection should not keep the memory of its largest request.
        buffer_ = std::vector<char>(buffer_bytes_first);
        begin_ = 0;
        end_ = 0;
    }
    if (keep_alive_)
        read_on();
    return request;
}

std::string_view RequestReader::buffered() const
{
    return {buffer_.data() + begin_, end_ - begin_};
}

void RequestReader::consume(std::size_t count)
{
    begin_ += count;
    if (begin_ == end_) {
        begin_ = 0;
        end_ = 0;
    }
}

void RequestReader::read_on()
{
    if (state_ == State::idle && !buffered().empty())
        state_ = State::head;
    if (state_ == State::head)
        read_head();
    if (state_ == State::body)
        read_body();
}

void RequestReader::read_head()
{
    auto const length = scan_.over(buffered(), limits_);
    if (!length)
        return reject({status_of_scan(length.error()), length.error()});
    if (!*length)
        return;
    HeadParse parse{limits_, request_};
    error_code error;
    auto const read = parse.put(boost::asio::buffer(buffered().data(), **length), error);
    if (error == beast::http::error::bad_version && names_another_version(buffered()))
        return reject({505, refuse(version_unsupported)});
    if (error)
        return reject(parse.why(error));
    consume(read);
    awaits_continue_ = parse.awaits_continue();
    keep_alive_next_ = parse.keep_alive();
    if (!admit_body(parse.body_length()))
        return;
    body_ = parse.body();
    state_ = body_.is_done() ? State::complete : State::body;
}

bool RequestReader::admit_body(std::optional<std::uint64_t> length)
{
    body_bytes_max_ = limits_.body_bytes_max;
    bool const is_large = length && *length > body_bytes_max_;
    if (!is_large)
        return true;
    if (limits_.file_bytes_max)
        body_bytes_max_ =
            std::max(body_bytes_max_, limits_.file_bytes_max(request_.method, request_.path));
    if (*length > body_bytes_max_) {
        reject({413, refuse(body_too_large).with("bytes_max", body_bytes_max_)});
        return false;
    }
    large_body_ = limits_.large_bodies.take();
    if (!large_body_)
        reject({503, refuse(large_bodies_too_many)});
    return large_body_ != nullptr;
}

void RequestReader::read_body()
{
    auto const used = body_.read(buffered(), body_bytes_max_, request_.body);
    if (!used)
        return reject({used.error().is(body_too_large) ? 413 : 400, used.error()});
    consume(*used);
    body_bytes_read_ += *used;
    if (body_.is_done())
        state_ = State::complete;
}

void RequestReader::reject(Rejection rejection)
{
    rejection_ = std::move(rejection);
    large_body_.reset();
    state_ = State::rejected;
}

} // namespace http
