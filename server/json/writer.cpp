#include "json/writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>

namespace json {

namespace {

constexpr bool needs_escape(char letter)
{
    return static_cast<unsigned char>(letter) < 0x20 || letter == '"' || letter == '\\';
}

void append_escaped(std::string& text, char letter)
{
    switch (letter) {
    case '"':
        text += "\\\"";
        return;
    case '\\':
        text += "\\\\";
        return;
    case '\b':
        text += "\\b";
        return;
    case '\f':
        text += "\\f";
        return;
    case '\n':
        text += "\\n";
        return;
    case '\r':
        text += "\\r";
        return;
    case '\t':
        text += "\\t";
        return;
    default:
        constexpr std::string_view digits = "0123456789abcdef";
        text += "\\u00";
        text += digits[static_cast<unsigned char>(letter) >> 4];
        text += digits[static_cast<unsigned char>(letter) & 15];
    }
}

} // namespace

Writer& Writer::begin_object()
{
    separate();
    text_ += '{';
    needs_comma_ = false;
    return *this;
}

Writer& Writer::end_object()
{
    text_ += '}';
    needs_comma_ = true;
    return *this;
}

Writer& Writer::begin_array()
{
    separate();
    text_ += '[';
    needs_comma_ = false;
    return *this;
}

Writer& Writer::end_array()
{
    text_ += ']';
    needs_comma_ = true;
    return *this;
}

Writer& Writer::key(std::string_view name)
{
    separate();
    append_quoted(name);
    text_ += ':';
    needs_comma_ = false;
    return *this;
}

Writer& Writer::value(std::string_view text)
{
    separate();
    append_quoted(text);
    needs_comma_ = true;
    return *this;
}

Writer& Writer::value(bool flag)
{
    return raw(flag ? "true" : "false");
}

Writer& Writer::value(double number)
{
    if (!std::isfinite(number))
        return null();
    std::array<char, 32> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

Writer& Writer::null()
{
    return raw("null");
}

Writer& Writer::raw(std::string_view json)
{
    separate();
    text_ += json;
    needs_comma_ = true;
    return *this;
}

std::string Writer::take()
{
    needs_comma_ = false;
    return std::exchange(text_, {});
}

Writer& Writer::integer(std::int64_t number)
{
    std::array<char, 24> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void Writer::separate()
{
    if (needs_comma_)
        text_ += ',';
}

void Writer::append_quoted(std::string_view text)
{
    text_ += '"';
    std::size_t written = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!needs_escape(text[at]))
            continue;
        text_ += text.substr(written, at - written);
        append_escaped(text_, text[at]);
        written = at + 1;
    }
    text_ += text.substr(written);
    text_ += '"';
}

} // namespace json
