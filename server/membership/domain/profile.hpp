#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace membership {

/// How a person is called: 2 to 20 characters without control characters.
class DisplayName {
public:
    /// Trims spaces. Refusals: `display_name_characters` {field}, `display_name_length` {field,
    /// allowed}.
    static base::Result<DisplayName> parse(std::string_view text);

    [[nodiscard]] std::string const& text() const& { return text_; }
    std::string const& text() && = delete;
    /// "张*": all that others may read of a name (AMB-Q29).
    [[nodiscard]] std::string masked() const;

    friend bool operator==(DisplayName const&, DisplayName const&) = default;

private:
    explicit DisplayName(std::string text) : text_{std::move(text)} {}

    std::string text_;
};

/// What a person has told about themselves.
struct Profile {
    std::optional<DisplayName> name = {};
    /// Takes more time for each paper; gives the same points and is never shown to others.
    bool has_time_accommodation = false;

    friend bool operator==(Profile const&, Profile const&) = default;
};

/// A person as others may see them: "张*" and "199****0001"; the number alone without a name.
struct PublicName {
    std::string name;
    std::string phone_masked;

    friend bool operator==(PublicName const&, PublicName const&) = default;
};
[[nodiscard]] PublicName public_name(std::optional<DisplayName> const&, std::string phone_masked);

} // namespace membership
