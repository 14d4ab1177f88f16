#include "http/message.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace http {

std::string_view text(Method method)
{
    switch (method) {
    case Method::get:
        return "GET";
    case Method::head:
        return "HEAD";
    case Method::post:
        return "POST";
    case Method::put:
        return "PUT";
    case Method::patch:
        return "PATCH";
    case Method::remove:
        return "DELETE";
    }
    std::unreachable();
}

namespace {

constexpr std::array all_methods{Method::get, Method::head,  Method::post,
                                 Method::put, Method::patch, Method::remove};

constexpr char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

std::optional<std::string_view> find(Request::Fields const& fields, std::string_view name)
{
    auto const at = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
    if (at == fields.end())
        return {};
    return at->second;
}

/// Takes the next part of a list off its front.
std::string_view next_part(std::string_view& list, char separator)
{
    auto const part = list.substr(0, list.find(separator));
    list.remove_prefix(std::min(part.size() + 1, list.size()));
    return trimmed(part);
}

std::optional<Language> language_named(std::string_view range)
{
    auto const primary = range.substr(0, range.find('-'));
    if (primary == "*" || equal_ignoring_case(primary, "zh"))
        return Language::zh;
    if (equal_ignoring_case(primary, "en"))
        return Language::en;
    return {};
}

/// The weight of one language range in thousandths; 0 for a malformed one.
int quality_of(std::string_view parameters)
{
    if (parameters.empty())
        return 1000;
    if (!parameters.starts_with("q=") && !parameters.starts_with("Q="))
        return 0;
    parameters.remove_prefix(2);
    double quality = 0;
    auto const* const end = parameters.data() + parameters.size();
    auto const [rest, error] = std::from_chars(parameters.data(), end, quality);
    if (error != std::errc{} || rest != end || !(quality >= 0 && quality <= 1))
        return 0;
    return static_cast<int>(quality * 1000);
}

} // namespace

std::optional<Method> method_named(std::string_view name)
{
    auto const* const at =
        std::ranges::find(all_methods, name, [](Method method) { return text(method); });
    return at == all_methods.end() ? std::nullopt : std::optional{*at};
}

std::string_view tag_of(Language language)
{
    switch (language) {
    case Language::zh:
        return "zh-CN";
    case Language::en:
        return "en";
    }
    return {};
}

std::optional<std::string_view> Request::header(std::string_view name) const
{
    return find(headers, name);
}

std::optional<std::string_view> Request::query_value(std::string_view name) const
{
    return find(query, name);
}

std::optional<std::string_view> Request::cookie(std::string_view name) const
{
    for (auto const& [header_name, value] : headers) {
        if (header_name != "cookie")
            continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            auto const pair = next_part(rest, ';');
            auto const equals = pair.find('=');
            if (equals != std::string_view::npos && trimmed(pair.substr(0, equals)) == name)
                return trimmed(pair.substr(equals + 1));
        }
    }
    return {};
}

Language Request::language() const
{
    auto best = Language::zh;
    int best_quality = 0;
    auto rest = header("accept-language").value_or("");
    while (!rest.empty()) {
        auto entry = next_part(rest, ',');
        auto const named = language_named(next_part(entry, ';'));
        auto const quality = quality_of(trimmed(entry));
        if (named && quality > best_quality) {
            best = *named;
            best_quality = quality;
        }
    }
    return best;
}

Response Response::json(int status, std::string body)
{
    return {.status = status, .content_type = "application/json", .body = std::move(body)};
}

Response Response::private_json(int status, std::string body)
{
    return json(status, std::move(body)).with_header("Cache-Control", "no-store");
}

Response Response::html(int status, std::string body)
{
    return {.status = status, .content_type = "text/html; charset=utf-8", .body = std::move(body)};
}

Response Response::no_content()
{
    return {.status = 204};
}

Response Response::with_header(std::string name, std::string value) &&
{
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
}

std::optional<std::string_view> Response::header(std::string_view name) const
{
    for (auto const& [header_name, value] : headers) {
        if (equal_ignoring_case(header_name, name))
            return value;
    }
    return {};
}

bool equal_ignoring_case(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace http
