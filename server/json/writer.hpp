#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace json {

/// Writes JSON by appending to one string: no tree, no copies. Texts must be UTF-8.
///
///     Writer text;
///     text.begin_object().field("points", 40).key("tags").begin_array().value("a").end_array().end_object();
class Writer {
public:
    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    Writer& key(std::string_view name);
    Writer& value(std::string_view text);
    Writer& value(char const* text) { return value(std::string_view{text}); }
    Writer& value(std::string const& text) { return value(std::string_view{text}); }
    Writer& value(bool flag);
    Writer& value(std::integral auto number) { return integer(static_cast<std::int64_t>(number)); }
    /// The shortest form that reads back as the same number; null for an infinity or NaN.
    Writer& value(double number);
    Writer& null();
    template <class T>
    Writer& value(std::optional<T> const& maybe)
    {
        return maybe ? value(*maybe) : null();
    }
    template <class T>
    Writer& field(std::string_view name, T const& content)
    {
        return key(name).value(content);
    }
    Writer& null_field(std::string_view name) { return key(name).null(); }
    /// Appends JSON that is already written, e.g. a cached part.
    Writer& raw(std::string_view json);

    /// The finished text; the writer is empty afterwards.
    [[nodiscard]] std::string take();

private:
    Writer& integer(std::int64_t number);
    void separate();
    void append_quoted(std::string_view text);

    std::string text_;
    bool needs_comma_ = false;
};

} // namespace json
