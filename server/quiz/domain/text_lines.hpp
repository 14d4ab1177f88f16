#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// One line of a text that somebody typed or pasted.
struct TextLine {
    /// As an editor counts, from 1.
    int number = 0;
    /// Without the spaces and tabs around it.
    std::string_view text;
};

/// The lines of a text, whichever way they end; a byte order mark is passed over.
[[nodiscard]] std::vector<TextLine> lines_of(std::string_view text);

/// `text` without spaces, tabs and line breaks around it.
[[nodiscard]] std::string_view stripped(std::string_view text);

/// `more` at the end of `text`, for what somebody broke over two lines: Chinese goes on without a
/// space, words of letters do not run into each other.
void append_line(std::string& text, std::string_view more);

/// A text of several lines as one line.
[[nodiscard]] std::string one_line(std::string_view text);

/// What stands at the beginning of a line, read character by character, whatever its width.
class LineHead {
public:
    explicit LineHead(std::string_view text) : rest_{text} {}

    /// The first character as half-width ASCII ('.' for the Chinese comma of lists and the full
    /// stop, '[' and ']' for the Chinese brackets of headings); 0 for anything else and at the end.
    [[nodiscard]] char peek() const;
    /// Passes over the first character.
    void skip();
    /// Passes over `text` if the line goes on with it.
    bool skip_word(std::string_view text);
    /// Passes over one character if it is this one.
    bool skip_sign(char sign);
    /// Passes over one character if it is one of these.
    bool skip_any(std::string_view signs);
    /// How many digits were passed over.
    int skip_digits();
    void skip_spaces();

    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

} // namespace quiz
