#pragma once

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace http {

/// `text` with `& < > " '` as character references: safe between tags and in quoted attributes.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// Markup that stands in our source. Only a literal becomes one, so nothing that a person typed
/// can be written without being escaped.
class Markup {
public:
    consteval Markup(char const* literal) : literal_{literal} {}
    [[nodiscard]] std::string_view view() const { return literal_; }

private:
    std::string_view literal_;
};

/// Builds HTML by appending.
///
///     Html html;
///     html.markup("<a href=\"").text(path).markup("\">").text(title).markup("</a>");
class Html {
public:
    Html& markup(Markup literal);
    /// Escaped: between tags or inside a quoted attribute.
    Html& text(std::string_view text);
    Html& part(Html const& other);
    /// Markup that our own program has drawn, such as the SVG of a QR code. Never a person's text.
    Html& drawing(std::string_view svg);

    [[nodiscard]] std::string_view view() const& { return html_; }
    void view() && = delete; // A view into a temporary would dangle.

private:
    std::string html_;
};

/// A page that works without JavaScript: one document, its style inside, light or dark by the
/// reader's system, fit for printing.
///
/// The style knows, besides plain elements: `.card` a section on paper, `.lead` larger text,
/// `.hint` smaller and paler text, `.button` the one main link, `.figure` a large number, `.me` a
/// marked row, `.number` a right-aligned cell, `.no-print` what paper does not need.
struct Page {
    Language language = Language::zh;
    std::string title;
    /// For search engines and previews of shared links; may be empty.
    std::string description = {};
    Html body = {};
};

/// The finished page with the Content-Security-Policy that allows its own style and nothing else.
[[nodiscard]] Response html_page(int status, Page const&);

/// `'sha256-...'` of an inline style or script, for the policy of its page.
[[nodiscard]] std::string policy_hash(std::string_view inline_text);

/// The Content-Security-Policy of every answer, with hashes (or other sources) that inline styles
/// and scripts of this page add to 'self', separated by spaces.
[[nodiscard]] std::string content_security_policy(std::string_view styles,
                                                  std::string_view scripts);

} // namespace http
