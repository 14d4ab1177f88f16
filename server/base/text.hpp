#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// The text without the spaces around it; the ideographic (U+3000) and the no-break space (U+00A0)
/// are spaces too.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// With half-width letters, digits and signs in place of the full-width ones that Chinese input
/// methods produce ("ＷＣＱ（１）" becomes "WCQ(1)"). Only the full-width forms of ASCII change.
[[nodiscard]] std::string half_width(std::string_view text);

/// Whether a person can see everything that stands in the text: UTF-8 without control characters,
/// line breaks, and the invisible characters with which two names can look the same.
[[nodiscard]] bool is_visible_line(std::string_view text);

/// The number that the whole text is, in decimal digits after at most a minus; nothing for anything
/// else, also for a number that does not fit.
template <std::integral Number>
[[nodiscard]] std::optional<Number> number_in(std::string_view text)
{
    Number number{};
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && rest == end ? std::optional{number} : std::nullopt;
}

/// How many characters (code points) a text has.
[[nodiscard]] std::size_t length(std::string_view text);

} // namespace base
