#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace base {

/// Whether `text` is UTF-8 in the strict sense of RFC 3629: shortest forms only, no surrogates,
/// nothing above U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

/// The characters (code points) of a strict UTF-8 text, each as the bytes it is made of. Bytes
/// that are not UTF-8 come out one by one, so that no text is ever read past its end.
[[nodiscard]] std::vector<std::string_view> characters(std::string_view text);

/// The code point of one of `characters`; U+FFFD for anything else.
[[nodiscard]] char32_t code_point(std::string_view character);

} // namespace base
