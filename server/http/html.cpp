#include "http/html.hpp"

#include "base/base64.hpp"
#include "base/crypto.hpp"

namespace http {

namespace {

// The palette is the one of the app, so that a page from a poster looks like the same house. Only
// two weights, because CJK fonts on phones often lack the others.
constexpr std::string_view style = R"css(
:root {
  color-scheme: light dark;
  --paper: #fff; --canvas: #f3f4f6; --ink: #1b1f24; --ink-2: #4c5560; --ink-3: #626b77;
  --line: #e1e4e9; --edge: #7d8692; --red: #c4161c; --red-fill: #c4161c; --red-soft: #fbeceb;
  --blue: #1d5fb8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1d2126; --canvas: #14171a; --ink: #eceef1; --ink-2: #b4bcc6; --ink-3: #939daa;
    --line: #343a42; --edge: #6b7480; --red: #f27b7e; --red-fill: #d92d31; --red-soft: #3a2022;
    --blue: #8ab6f6;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--canvas); color: var(--ink); line-height: 1.6;
  font-family: -apple-system, BlinkMacSystemFont, "PingFang SC", "HarmonyOS Sans SC", "MiSans",
    "OPPO Sans", "HONOR Sans CN", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei UI",
    "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
main { max-width: 42rem; margin: 0 auto; padding: 0 16px 32px; }
.card { background: var(--paper); padding: 16px; margin: 0 -16px 12px; }
h1 { font-size: 1.375rem; line-height: 1.35; margin: 0 0 8px; border-top: 3px solid var(--red);
  padding-top: 16px; }
h2 { font-size: 1.125rem; line-height: 1.35; margin: 0 0 8px; }
p, ul, ol { margin: 0 0 12px; }
p, li { max-width: 34em; }
a { color: var(--blue); }
a:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.lead { font-size: 1.125rem; }
.hint { color: var(--ink-2); font-size: .875rem; }
.figure { font-size: 1.75rem; font-weight: 700; line-height: 1.35; }
.button { display: block; min-height: 52px; padding: 12px 16px; border-radius: 8px;
  background: var(--red-fill); color: #fff; font-weight: 700; text-align: center;
  text-decoration: none; }
.button:focus-visible { outline-color: var(--ink); }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; color: var(--ink-2); font-size: .875rem; padding-bottom: 8px; }
th, td { text-align: left; padding: 8px; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--ink-2); font-weight: 400; font-size: .875rem; }
.number { text-align: right; white-space: nowrap; }
.place { white-space: nowrap; }
.no-print { max-width: none; }
.qr { max-width: 15rem; }
button.button { width: 100%; border: 0; font: inherit; font-weight: 700; cursor: pointer; }
dd { margin: 0 0 12px; }
.me { background: var(--red-soft); }
code { font-size: .875em; }
svg, img { max-width: 100%; height: auto; }
@media print {
  :root { --paper: #fff; --canvas: #fff; --ink: #000; --ink-2: #333; --line: #999; }
  .no-print { display: none; }
  .card { padding: 8px 0; break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  .button { border: 1px solid #000; color: #000; background: none; }
}
)css";

} // namespace

std::string html_escaped(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size());
    for (char const letter : text) {
        if (letter == '&')
            escaped += "&amp;";
        else if (letter == '<')
            escaped += "&lt;";
        else if (letter == '>')
            escaped += "&gt;";
        else if (letter == '"')
            escaped += "&quot;";
        else if (letter == '\'')
            escaped += "&#39;";
        else
            escaped += letter;
    }
    return escaped;
}

Html& Html::markup(Markup literal)
{
    html_ += literal.view();
    return *this;
}

Html& Html::text(std::string_view text)
{
    html_ += html_escaped(text);
    return *this;
}

Html& Html::part(Html const& other)
{
    html_ += other.html_;
    return *this;
}

Html& Html::drawing(std::string_view svg)
{
    html_ += svg;
    return *this;
}

Response html_page(int status, Page const& page)
{
    static auto const policy = content_security_policy(policy_hash(style), {});
    Html head;
    head.markup("<!doctype html>\n<html lang=\"").text(tag_of(page.language));
    head.markup("\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    head.markup("<title>").text(page.title).markup("</title>\n");
    if (!page.description.empty()) {
        head.markup("<meta name=\"description\" content=\"").text(page.description);
        head.markup("\">\n");
    }
    std::string html{head.view()};
    html.append("<style>").append(style).append("</style>\n</head>\n<body>\n<main>\n");
    html.append(page.body.view()).append("\n</main>\n</body>\n</html>\n");
    return Response::html(status, std::move(html))
        .with_header("Content-Language", std::string{tag_of(page.language)})
        .with_header("Content-Security-Policy", policy)
        // Without a referrer browsers send a form from nowhere ("Origin: null"), which is refused.
        .with_header("Referrer-Policy", "same-origin");
}

std::string policy_hash(std::string_view inline_text)
{
    return "'sha256-" + base::base64(base::view(base::sha256(inline_text))) + "'";
}

std::string content_security_policy(std::string_view styles, std::string_view scripts)
{
    std::string policy = "default-src 'self'; object-src 'none'; base-uri 'none'; "
                         "frame-ancestors 'none'; form-action 'self'; img-src 'self' data:";
    if (!styles.empty())
        policy.append("; style-src 'self' ").append(styles);
    if (!scripts.empty())
        policy.append("; script-src 'self' ").append(scripts);
    return policy;
}

} // namespace http
