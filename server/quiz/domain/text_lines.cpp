#include "quiz/domain/text_lines.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace quiz {

namespace {

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_word_sign(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The bytes of the first character; bytes that are no UTF-8 count one by one.
std::size_t first_length(std::string_view text)
{
    return text.empty() ? 0 : base::characters(text.substr(0, 4)).front().size();
}

} // namespace

std::string_view stripped(std::string_view text)
{
    for (auto before = text.size() + 1; text.size() < before;) {
        before = text.size();
        text = base::trimmed(text);
        while (!text.empty() && is_blank(text.front()))
            text.remove_prefix(1);
        while (!text.empty() && is_blank(text.back()))
            text.remove_suffix(1);
    }
    return text;
}

std::vector<TextLine> lines_of(std::string_view text)
{
    constexpr std::string_view byte_order_mark = "\uFEFF";
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    std::vector<TextLine> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of("\r\n"), text.size());
        lines.push_back({static_cast<int>(lines.size()) + 1, stripped(text.substr(0, end))});
        text.remove_prefix(end);
        text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, text.size()));
    }
    return lines;
}

void append_line(std::string& text, std::string_view more)
{
    if (!text.empty() && !more.empty() && is_word_sign(text.back()) && is_word_sign(more.front()))
        text += ' ';
    text += more;
}

std::string one_line(std::string_view text)
{
    std::string whole;
    for (auto const& line : lines_of(text))
        append_line(whole, line.text);
    return whole;
}

char LineHead::peek() const
{
    if (rest_.empty())
        return 0;
    auto const character = rest_.substr(0, first_length(rest_));
    if (character == "、" || character == "。" || character == "｡")
        return '.';
    if (character == "【" || character == "〔")
        return '[';
    if (character == "】" || character == "〕")
        return ']';
    auto const narrow = base::half_width(character);
    return narrow.size() == 1 && narrow.front() > 0 ? narrow.front() : '\0';
}

void LineHead::skip()
{
    rest_.remove_prefix(first_length(rest_));
}

bool LineHead::skip_word(std::string_view text)
{
    bool const is_next = rest_.starts_with(text);
    if (is_next)
        rest_.remove_prefix(text.size());
    return is_next;
}

bool LineHead::skip_sign(char sign)
{
    bool const is_next = peek() == sign;
    if (is_next)
        skip();
    return is_next;
}

bool LineHead::skip_any(std::string_view signs)
{
    return peek() != 0 && signs.contains(peek()) && skip_sign(peek());
}

int LineHead::skip_digits()
{
    int digits = 0;
    for (; peek() >= '0' && peek() <= '9'; skip())
        ++digits;
    return digits;
}

void LineHead::skip_spaces()
{
    while (peek() == ' ' || peek() == '\t')
        skip();
}

} // namespace quiz
