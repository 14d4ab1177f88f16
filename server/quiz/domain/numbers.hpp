#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace quiz {

/// Reads the compact texts that the hot tables hold: whole numbers between known signs.
class NumberReader {
public:
    explicit NumberReader(std::string_view text) : rest_{text} {}

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
    /// Reads this sign if it comes next.
    bool accept(char sign)
    {
        if (rest_.empty() || rest_.front() != sign)
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    /// Nothing when no number that fits comes next; a leading '+' is accepted.
    template <std::integral Number>
    std::optional<Number> number()
    {
        accept('+');
        Number value{};
        auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (error != std::errc{})
            return std::nullopt;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return value;
    }
    /// One digit.
    std::optional<int> digit()
    {
        if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9')
            return std::nullopt;
        int const value = rest_.front() - '0';
        rest_.remove_prefix(1);
        return value;
    }

private:
    std::string_view rest_;
};

void append_number(std::string& text, std::integral auto number)
{
    char digits[24];
    auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    text.append(digits, end);
}

} // namespace quiz
