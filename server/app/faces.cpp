#include "app/faces.hpp"

#include "http/etag.hpp"
#include "http/html.hpp"
#include "web/files.hpp"

#include <array>
#include <fmt/format.h>
#include <span>
#include <utility>

namespace app {

namespace {

constexpr std::string_view worker_page = "index.html";
constexpr std::string_view console_page = "staff/index.html";

constexpr auto content_types = std::to_array<std::pair<std::string_view, std::string_view>>({
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".yaml", "application/yaml; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".txt", "text/plain; charset=utf-8"},
});

std::string_view content_type_of(std::string_view path)
{
    for (auto const& [ending, type] : content_types)
        if (path.ends_with(ending))
            return type;
    return "application/octet-stream";
}

/// The sources of a policy that allow exactly the inline elements `<tag …>…</tag>` of a page.
std::string inline_hashes(std::string_view html, std::string_view tag)
{
    std::string hashes;
    auto const opening = fmt::format("<{}", tag);
    auto const closing = fmt::format("</{}>", tag);
    for (auto at = html.find(opening); at != std::string_view::npos; at = html.find(opening, at)) {
        auto const start = html.find('>', at) + 1;
        auto const end = html.find(closing, start);
        if (end > start)
            hashes += ' ' + http::policy_hash(html.substr(start, end - start));
        at = end;
    }
    return hashes;
}

bool accepts(http::Request const& request, std::string_view encoding)
{
    return request.header("accept-encoding").value_or("").find(encoding) != std::string_view::npos;
}

/// The best of a file's forms that the client can read: brotli, gzip, or as it is.
http::Response serve(http::Request const& request, web::File const& file, std::string_view cache)
{
    auto const etag = fmt::format("\"{}\"", file.sha256.substr(0, 32));
    if (auto unchanged = http::not_modified(request, etag))
        return std::move(*unchanged).with_header("Cache-Control", std::string{cache});
    http::Response response{200, std::string{content_type_of(file.path)}, {}, {}};
    response.headers = {
        {"ETag", etag}, {"Cache-Control", std::string{cache}}, {"Vary", "Accept-Encoding"}};
    for (auto const& [encoding, ending] : {std::pair{"br", ".br"}, std::pair{"gzip", ".gz"}}) {
        auto const* const packed = web::find(fmt::format("{}{}", file.path, ending));
        if (packed == nullptr || !accepts(request, encoding))
            continue;
        response.headers.emplace_back("Content-Encoding", encoding);
        response.body = packed->bytes;
        return response;
    }
    response.body = file.bytes;
    return response;
}

/// Files whose names change with their content.
bool is_asset(std::string_view path)
{
    return path.starts_with("/assets/") || path.starts_with("/staff/assets/");
}

/// Paths that programs ask for: a page in their place would hide a mistake.
bool belongs_to_programs(std::string_view path)
{
    return path.starts_with("/api/") || is_asset(path);
}

bool belongs_to_staff(std::string_view path)
{
    return path == "/staff" || path.starts_with("/staff/");
}

/// What the page `file` may load and run; `own` are directives that only this page needs.
std::string policy_of(std::string_view file, std::string_view own)
{
    auto const* const page = web::find(file);
    auto const html = page != nullptr ? page->bytes : std::string_view{};
    return fmt::format("default-src 'self'; script-src 'self'{}; style-src 'self'{}; "
                       "img-src 'self' data:; {}object-src 'none'; base-uri 'none'; "
                       "form-action 'self'; frame-ancestors 'none'",
                       inline_hashes(html, "script"), inline_hashes(html, "style"), own);
}

} // namespace

Faces::Faces(http::Words const& words)
    : words_{words}
    , worker_policy_{policy_of(worker_page, "worker-src 'self' blob:; ")}
    , console_policy_{policy_of(console_page, "")}
{
}

std::optional<http::Response> Faces::find(http::Request const& request) const
{
    if (request.method != http::Method::get && request.method != http::Method::head)
        return std::nullopt;
    if (request.path == "/docs/problems")
        return list_of_refusals(request.language());
    auto const path = std::string_view{request.path}.substr(1);
    if (auto const* const file = web::find(path == "docs" ? "docs/index.html" : path);
        file != nullptr && path != worker_page && path != console_page) {
        auto response =
            serve(request, *file,
                  is_asset(request.path) ? "public, max-age=31536000, immutable" : "no-cache");
        if (path == "docs")
            // The documentation page draws itself with styles of its own.
            response.headers.emplace_back(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                "object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        return response;
    }
    // A path is decoded once; what still looks encoded is no page of ours.
    if (belongs_to_programs(request.path) || request.path.contains('%'))
        return std::nullopt;
    return page(request);
}

http::Response Faces::list_of_refusals(http::Language language) const
{
    bool const is_chinese = language == http::Language::zh;
    http::Page page{language, is_chinese ? "错误代码" : "Refusals"};
    page.body.markup("<h1>").text(page.title).markup("</h1><dl>");
    for (auto const& token : words_.tokens()) {
        page.body.markup("<dt id=\"").text(token).markup("\"><code>").text(token);
        page.body.markup("</code></dt><dd>").text(words_.sentence(token, language));
        page.body.markup("</dd>");
    }
    page.body.markup("</dl>");
    return http::html_page(200, page);
}

http::Response Faces::page(http::Request const& request) const
{
    bool const is_for_staff = belongs_to_staff(request.path);
    auto const* const file = web::find(is_for_staff ? console_page : worker_page);
    if (file == nullptr)
        return {503,
                "text/plain; charset=utf-8",
                "This face was not built into this program: run ./dev run.\n",
                {}};
    return serve(request, *file, "no-cache")
        .with_header("Content-Security-Policy", is_for_staff ? console_policy_ : worker_policy_);
}

} // namespace app
