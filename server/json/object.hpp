#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace json {

/// How deep the objects and lists of a text may nest.
inline constexpr std::size_t depth_max = 32;

/// A JSON object from outside. Reading is strict: strict UTF-8, depth at most 32, no duplicate
/// keys, no number that does not fit, no U+0000. Every accessor names the field in its refusal.
class Object {
public:
    /// Refusals: `json_malformed` {position}, `json_too_deep`, `json_duplicate_key` {field},
    /// `json_not_object`, `json_number_out_of_range` {number}, `json_nul_character`.
    static base::Result<Object> parse(std::string_view text);
    /// Reads a list of objects. Refusals: those of `parse`, with `json_not_list` for another text.
    static base::Result<std::vector<Object>> parse_list(std::string_view text);

    Object(Object&&) noexcept;
    Object& operator=(Object&&) noexcept;
    ~Object();

    /// Refuses any key that is not listed: `field_unknown` {field, allowed}.
    [[nodiscard]] base::Result<void>
    allow_only(std::initializer_list<std::string_view> names) const;
    [[nodiscard]] bool has(std::string_view name) const;

    /// Refusals: `field_missing` {field}, `field_type` {field, expected}.
    [[nodiscard]] base::Result<std::string> text(std::string_view name) const;
    [[nodiscard]] base::Result<std::int64_t> integer(std::string_view name) const;
    [[nodiscard]] base::Result<bool> boolean(std::string_view name) const;
    [[nodiscard]] base::Result<Object> object(std::string_view name) const;
    [[nodiscard]] base::Result<std::vector<Object>> objects(std::string_view name) const;
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
    explicit Object(std::shared_ptr<Node const>);
    // Shared: nested objects borrow from the one parsed document.
    std::shared_ptr<Node const> node_;
};

} // namespace json
