#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pugi {
class xml_document;
struct xml_node_struct;
} // namespace pugi

namespace document {

/// One element of a document, for as long as the document lives. Names are without prefix.
class XmlElement {
public:
    explicit XmlElement(pugi::xml_node_struct* node) : node_{node} {}

    [[nodiscard]] std::string_view name() const;
    /// Empty when there is none.
    [[nodiscard]] std::string_view attribute(std::string_view name) const;
    [[nodiscard]] std::vector<XmlElement> children() const;
    [[nodiscard]] std::vector<XmlElement> children(std::string_view name) const;
    /// The first child of this name.
    [[nodiscard]] std::optional<XmlElement> child(std::string_view name) const;
    /// The elements of this name at any depth, in the order of the document.
    [[nodiscard]] std::vector<XmlElement> descendants(std::string_view name) const;
    /// All text inside, whatever elements it stands in.
    [[nodiscard]] std::string text() const;

private:
    pugi::xml_node_struct* node_;
};

/// A document in UTF-8. There is no way to name another file, and no entity but the five of XML and
/// characters by number, so nothing grows while it is read.
class XmlDocument {
public:
    static constexpr std::size_t bytes_max = 16 << 20;
    static constexpr int levels_max = 64;

    /// Refusals: `xml_too_large` {bytes_max}, `xml_malformed` {offset}, `xml_with_doctype`,
    /// `xml_too_deep` {levels_max}.
    static base::Result<XmlDocument> parse(std::string_view bytes);

    XmlDocument(XmlDocument&&) noexcept;
    XmlDocument& operator=(XmlDocument&&) noexcept;
    ~XmlDocument();

    [[nodiscard]] XmlElement root() const&;
    void root() && = delete; // The element would outlive its document.

private:
    explicit XmlDocument(std::unique_ptr<pugi::xml_document>);
    std::unique_ptr<pugi::xml_document> document_;
};

/// A text as it stands between two tags or in an attribute.
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// What a reader sees of HTML: its text on one line, tags and entities resolved.
[[nodiscard]] std::string text_of_html(std::string_view html);

} // namespace document
