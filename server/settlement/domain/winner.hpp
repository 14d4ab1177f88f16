#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace settlement {

/// A person's name as it stands on their identity card.
class RealName {
public:
    /// 2 to 30 characters; letters of any script, the middle dot of transcribed names, spaces.
    /// Refusal: `real_name_malformed` {field}.
    static base::Result<RealName> parse(std::string_view text);

    [[nodiscard]] std::string const& text() const& { return text_; }
    [[nodiscard]] std::string text() && { return std::move(text_); }
    /// "张*".
    [[nodiscard]] std::string masked() const;

    friend bool operator==(RealName const&, RealName const&) = default;

private:
    explicit RealName(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// The number of an identity card (GB 11643): 17 digits and a check character, of a day that was.
/// Residence permits for people of Hong Kong, Macao and Taiwan have the same form.
class IdNumber {
public:
    /// Spaces and full-width characters are understood. Refusal: `id_number_malformed` {field}.
    static base::Result<IdNumber> parse(std::string_view text);

    /// 18 characters, the last perhaps X.
    [[nodiscard]] std::string const& text() const& { return text_; }
    [[nodiscard]] std::string text() && { return std::move(text_); }

    friend bool operator==(IdNumber const&, IdNumber const&) = default;

private:
    explicit IdNumber(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// Who a winner is, as they say when they take a prize (AMB-Q16).
struct Winner {
    RealName name;
    IdNumber id_number;
    friend bool operator==(Winner const&, Winner const&) = default;
};

} // namespace settlement
