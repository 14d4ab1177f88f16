#include "http/etag.hpp"

#include "base/crypto.hpp"

#include <span>

namespace http {

namespace {

std::string_view without_weakness(std::string_view tag)
{
    if (tag.starts_with("W/"))
        tag.remove_prefix(2);
    return tag;
}

/// Takes the next tag off a list. Tags may contain commas, so the closing quote decides.
std::string_view next_tag(std::string_view& list)
{
    while (list.starts_with(' ') || list.starts_with('\t') || list.starts_with(','))
        list.remove_prefix(1);
    auto const opening = list.find('"');
    auto const closing = opening == std::string_view::npos ? opening : list.find('"', opening + 1);
    auto const tag = list.substr(0, closing == std::string_view::npos ? closing : closing + 1);
    list.remove_prefix(tag.size());
    return tag;
}

} // namespace

std::string etag_of(std::string_view content)
{
    auto const digest = base::sha256(content);
    return '"' + base::hex(std::span{digest}.first(16)) + '"';
}

std::optional<Response> not_modified(Request const& request, std::string_view etag)
{
    if (request.method != Method::get && request.method != Method::head)
        return {};
    auto rest = request.header("if-none-match").value_or("");
    bool matches = trimmed(rest) == "*";
    while (!matches && !rest.empty())
        matches = without_weakness(next_tag(rest)) == without_weakness(etag);
    if (!matches)
        return {};
    return Response{.status = 304}.with_header("ETag", std::string{etag});
}

} // namespace http
