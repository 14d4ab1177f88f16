#pragma once

#include "base/result.hpp"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// How deep the objects and lists of a request may nest.
inline constexpr std::size_t json_depth_max = 32;

/// A JSON object from outside. Reading is strict: strict UTF-8, depth at most 32, no duplicate
/// keys, no number that does not fit, no U+0000. Every accessor names the field in its refusal.
class JsonObject {
public:
    /// Refusals: `json_malformed` {position}, `json_too_deep`, `json_duplicate_key` {field},
    /// `json_not_object`, `json_number_out_of_range` {number}, `json_nul_character`.
    static base::Result<JsonObject> parse(std::string_view text);

    JsonObject(JsonObject&&) noexcept;
    JsonObject& operator=(JsonObject&&) noexcept;
    ~JsonObject();

    /// Refuses any key that is not listed: `field_unknown` {field, allowed}.
    [[nodiscard]] base::Result<void>
    allow_only(std::initializer_list<std::string_view> names) const;
    [[nodiscard]] bool has(std::string_view name) const;

    /// Refusals: `field_missing` {field}, `field_type` {field, expected}.
    [[nodiscard]] base::Result<std::string> text(std::string_view name) const;
    [[nodiscard]] base::Result<std::int64_t> integer(std::string_view name) const;
    [[nodiscard]] base::Result<bool> boolean(std::string_view name) const;
    [[nodiscard]] base::Result<JsonObject> object(std::string_view name) const;
    [[nodiscard]] base::Result<std::vector<JsonObject>> objects(std::string_view name) const;
    [[nodiscard]] base::Result<std::vector<std::string>> texts(std::string_view name) const;
    /// A list of lists of small whole numbers, such as the answers of a paper.
    [[nodiscard]] base::Result<std::vector<std::vector<std::int64_t>>>
    integer_lists(std::string_view name) const;

    /// The value, or nothing when the key is absent or null; a wrong type is still refused.
    [[nodiscard]] base::Result<std::optional<std::string>>
    optional_text(std::string_view name) const;
    [[nodiscard]] base::Result<std::optional<std::int64_t>>
    optional_integer(std::string_view name) const;
    [[nodiscard]] base::Result<std::optional<bool>> optional_boolean(std::string_view name) const;

    /// All keys in their order.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    struct Node;
    explicit JsonObject(std::shared_ptr<Node const>);
    // Shared: nested objects borrow from the one parsed document.
    std::shared_ptr<Node const> node_;
};

/// Writes JSON by appending to one string: no tree, no copies. Texts must be UTF-8.
///
///     JsonWriter json;
///     json.begin_object().field("points", 40).key("tags").begin_array().value("a").end_array().end_object();
class JsonWriter {
public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(char const* text) { return value(std::string_view{text}); }
    JsonWriter& value(std::string const& text) { return value(std::string_view{text}); }
    JsonWriter& value(bool flag);
    JsonWriter& value(std::integral auto number)
    {
        return integer(static_cast<std::int64_t>(number));
    }
    /// The shortest form that reads back as the same number; null for an infinity or NaN.
    JsonWriter& value(double number);
    JsonWriter& null();
    template <class T>
    JsonWriter& value(std::optional<T> const& maybe)
    {
        return maybe ? value(*maybe) : null();
    }
    template <class T>
    JsonWriter& field(std::string_view name, T const& content)
    {
        return key(name).value(content);
    }
    JsonWriter& null_field(std::string_view name) { return key(name).null(); }
    /// Appends JSON that is already written, e.g. a cached part.
    JsonWriter& raw(std::string_view json);

    /// The finished text; the writer is empty afterwards.
    [[nodiscard]] std::string take();

private:
    JsonWriter& integer(std::int64_t number);
    void separate();
    void append_quoted(std::string_view text);

    std::string text_;
    bool needs_comma_ = false;
};

} // namespace http
