#include "document/xml.hpp"

#include "base/utf8.hpp"
#include "document/refusals.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <pugixml.hpp>
#include <utility>

namespace document {

namespace {

std::string_view without_prefix(std::string_view name)
{
    auto const colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The node after `node` in the order of the document, within `root`; `level` follows.
pugi::xml_node after(pugi::xml_node node, pugi::xml_node root, int& level)
{
    if (auto const child = node.first_child()) {
        ++level;
        return child;
    }
    for (; node != root; node = node.parent(), --level)
        if (auto const sibling = node.next_sibling())
            return sibling;
    return {};
}

base::Error malformed_at(std::ptrdiff_t offset)
{
    return base::refuse(xml_malformed).with("offset", offset);
}

/// The parser writes any number of a character reference as bytes, also of what is no character.
bool holds_only_characters(pugi::xml_node node)
{
    return base::is_utf8(node.value()) &&
           std::ranges::all_of(node.attributes(), [](pugi::xml_attribute const& attribute) {
               return base::is_utf8(attribute.value());
           });
}

base::Result<void> check_shape(pugi::xml_document const& document)
{
    int level = 0;
    for (auto node = document.first_child(); node; node = after(node, document, level)) {
        if (node.type() == pugi::node_doctype)
            return std::unexpected{base::refuse(xml_with_doctype)};
        if (level >= XmlDocument::levels_max)
            return std::unexpected{
                base::refuse(xml_too_deep).with("levels_max", XmlDocument::levels_max)};
        if (!holds_only_characters(node))
            return std::unexpected{malformed_at(node.offset_debug())};
    }
    return base::ok();
}

void append_code_point(std::string& text, unsigned long point)
{
    auto const put = [&](unsigned long bits) { text += static_cast<char>(bits); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0 | (point >> 6));
        put(0x80 | (point & 0x3F));
    } else if (point < 0x1'0000) {
        put(0xE0 | (point >> 12));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    } else {
        put(0xF0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3F));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    }
}

/// The character of "amp", "#20320" or "#x4F60"; nothing when there is none.
std::optional<std::string> character_of(std::string_view entity)
{
    constexpr std::pair<std::string_view, std::string_view> named[] = {
        {"amp", "&"},    {"lt", "<"},    {"gt", ">"},     {"quot", "\""}, {"apos", "'"},
        {"nbsp", " "},   {"ldquo", "“"}, {"rdquo", "”"},  {"lsquo", "‘"}, {"rsquo", "’"},
        {"hellip", "…"}, {"mdash", "—"}, {"middot", "·"}, {"times", "×"},
    };
    for (auto const& [name, character] : named)
        if (entity == name)
            return std::string{character};
    if (!entity.starts_with('#') || entity.size() < 2 || entity.size() > 8)
        return std::nullopt;
    bool const is_hexadecimal = entity[1] == 'x' || entity[1] == 'X';
    std::string const digits{entity.substr(is_hexadecimal ? 2 : 1)};
    char* end = nullptr;
    auto const point = std::strtoul(digits.c_str(), &end, is_hexadecimal ? 16 : 10);
    bool const is_character = !digits.empty() && *end == '\0' && digits.front() != '-' &&
                              digits.front() != '+' && point != 0 && point <= 0x10'FFFF &&
                              (point < 0xD800 || point > 0xDFFF);
    if (!is_character)
        return std::nullopt;
    std::string text;
    append_code_point(text, point);
    return text;
}

} // namespace

std::string_view XmlElement::name() const
{
    return without_prefix(pugi::xml_node{node_}.name());
}

std::string_view XmlElement::attribute(std::string_view name) const
{
    for (auto const& attribute : pugi::xml_node{node_}.attributes())
        if (without_prefix(attribute.name()) == name)
            return attribute.value();
    return {};
}

std::vector<XmlElement> XmlElement::children() const
{
    std::vector<XmlElement> found;
    for (auto const child : pugi::xml_node{node_}.children())
        if (child.type() == pugi::node_element)
            found.emplace_back(child.internal_object());
    return found;
}

std::vector<XmlElement> XmlElement::children(std::string_view name) const
{
    std::vector<XmlElement> found;
    for (auto const child : pugi::xml_node{node_}.children())
        if (child.type() == pugi::node_element && without_prefix(child.name()) == name)
            found.emplace_back(child.internal_object());
    return found;
}

std::optional<XmlElement> XmlElement::child(std::string_view name) const
{
    for (auto const child : pugi::xml_node{node_}.children())
        if (child.type() == pugi::node_element && without_prefix(child.name()) == name)
            return XmlElement{child.internal_object()};
    return std::nullopt;
}

std::vector<XmlElement> XmlElement::descendants(std::string_view name) const
{
    std::vector<XmlElement> found;
    pugi::xml_node const root{node_};
    int level = 0;
    for (auto node = after(root, root, level); node; node = after(node, root, level))
        if (node.type() == pugi::node_element && without_prefix(node.name()) == name)
            found.emplace_back(node.internal_object());
    return found;
}

std::string XmlElement::text() const
{
    std::string text;
    pugi::xml_node const root{node_};
    int level = 0;
    for (auto node = after(root, root, level); node; node = after(node, root, level))
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
            text += node.value();
    return text;
}

XmlDocument::XmlDocument(std::unique_ptr<pugi::xml_document> document)
    : document_{std::move(document)}
{
}

XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;
XmlDocument::~XmlDocument() = default;

base::Result<XmlDocument> XmlDocument::parse(std::string_view bytes)
{
    if (bytes.size() > bytes_max)
        return std::unexpected{base::refuse(xml_too_large).with("bytes_max", bytes_max)};
    if (!base::is_utf8(bytes) || bytes.contains('\0'))
        return std::unexpected{malformed_at(0)};
    auto document = std::make_unique<pugi::xml_document>();
    auto const flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    auto const read = document->load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
    if (!read)
        return std::unexpected{malformed_at(read.offset)};
    CHECK_OK(check_shape(*document));
    if (!document->document_element())
        return std::unexpected{malformed_at(0)};
    return XmlDocument{std::move(document)};
}

XmlElement XmlDocument::root() const&
{
    return XmlElement{document_->document_element().internal_object()};
}

std::string xml_escaped(std::string_view text)
{
    std::string written;
    written.reserve(text.size());
    for (char const c : text) {
        switch (c) {
        case '&':
            written += "&amp;";
            break;
        case '<':
            written += "&lt;";
            break;
        case '>':
            written += "&gt;";
            break;
        case '"':
            written += "&quot;";
            break;
        default:
            written += c;
        }
    }
    return written;
}

std::string text_of_html(std::string_view html)
{
    std::string text;
    auto const put_space = [&] {
        if (!text.empty() && !text.ends_with(' '))
            text += ' ';
    };
    for (std::size_t at = 0; at < html.size(); ++at) {
        char const c = html[at];
        bool const begins_tag = c == '<' && at + 1 < html.size() &&
                                (html[at + 1] == '/' || html[at + 1] == '!' ||
                                 std::isalpha(static_cast<unsigned char>(html[at + 1])) != 0);
        if (begins_tag && html.find('>', at) != std::string_view::npos) {
            at = html.find('>', at);
        } else if (c == '&') {
            auto const end = html.substr(at, 12).find(';');
            auto const read = end == std::string_view::npos
                                  ? std::nullopt
                                  : character_of(html.substr(at + 1, end - 1));
            text += read.value_or("&");
            at += read ? end : 0;
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            put_space();
        } else {
            text += c;
        }
    }
    while (text.ends_with(' '))
        text.pop_back();
    return text;
}

} // namespace document
