#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

enum class Method : std::uint8_t {
    get,
    head,
    post,
    put,
    patch,
    remove,
};

/// "GET", "HEAD", "POST", "PUT", "PATCH" or "DELETE".
[[nodiscard]] std::string_view text(Method);
[[nodiscard]] std::optional<Method> method_named(std::string_view name);

/// How browsers reach the site.
enum class Transport : std::uint8_t {
    /// Without TLS: on a developer's machine, or a trial inside a building.
    plain,
    /// Over TLS, perhaps ended by a proxy in front: browsers must come back by it only (HSTS), and
    /// cookies travel over nothing else.
    secure,
};

/// The language in which words for people are written.
enum class Language : std::uint8_t {
    zh,
    en,
};

/// "zh-CN" or "en", as the `lang` attribute and `Content-Language` name them.
[[nodiscard]] std::string_view tag_of(Language);

/// A request as the listener has read it: within limits, path percent-decoded once, UTF-8 checked.
struct Request {
    using Fields = std::vector<std::pair<std::string, std::string>>;

    Method method = Method::get;
    std::string path;
    Fields query = {};
    /// Names in lower case.
    Fields headers = {};
    std::string body = {};
    /// Of the peer, or of the client that a trusted proxy names.
    std::string remote_address = {};
    std::string trace_id = {};

    /// The first header of this lower-case name, or nothing.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    /// The first query parameter of this name, or nothing.
    [[nodiscard]] std::optional<std::string_view> query_value(std::string_view name) const;
    /// The first cookie of this name, or nothing. Browsers send the most specific one first.
    [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
    /// By `Accept-Language`; Chinese when it names neither.
    [[nodiscard]] Language language() const;
};

struct Response {
    int status = 200;
    std::string content_type = {};
    std::string body = {};
    std::vector<std::pair<std::string, std::string>> headers = {};

    static Response json(int status, std::string body);
    /// JSON that belongs to one person or to staff: no cache keeps it.
    static Response private_json(int status, std::string body);
    static Response html(int status, std::string body);
    static Response no_content();
    [[nodiscard]] Response with_header(std::string name, std::string value) &&;
    /// The first header of this name, whatever its case, or nothing.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

/// Whether two header names or tokens are the same but for the case of ASCII letters.
[[nodiscard]] bool equal_ignoring_case(std::string_view, std::string_view);

/// `text` without spaces and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace http
