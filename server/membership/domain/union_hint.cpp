#include "membership/domain/union_hint.hpp"

#include "base/cursor.hpp"
#include "base/text.hpp"
#include "membership/domain/refusals.hpp"

#include <charconv>
#include <system_error>

namespace membership {

namespace {

constexpr std::size_t hint_characters_max = 100;

} // namespace

base::Result<std::string> union_hint(std::string_view text)
{
    std::string hint{base::trimmed(text)};
    if (!base::is_visible_line(hint) || hint.empty() || base::length(hint) > hint_characters_max)
        return std::unexpected{refuse(union_hint_malformed).at("note").with("allowed", "1..100")};
    return hint;
}

base::Result<HintPosition> HintPosition::from_cursor(std::string_view text)
{
    HintPosition position;
    if (text.empty())
        return position;
    auto const* const end = text.data() + text.size();
    auto const time = std::from_chars(text.data(), end, position.written_at.ms);
    if (time.ec == std::errc{} && time.ptr != end && *time.ptr == '-') {
        auto const person = std::from_chars(time.ptr + 1, end, position.person.value);
        if (person.ec == std::errc{} && person.ptr == end)
            return position;
    }
    return std::unexpected{refuse(base::cursor_malformed).at("cursor")};
}

std::string HintPosition::cursor() const
{
    return std::to_string(written_at.ms) + '-' + std::to_string(person.value);
}

} // namespace membership
