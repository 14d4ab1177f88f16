#include "organisation/domain/search.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "organisation/domain/refusals.hpp"

#include <algorithm>

namespace organisation {

namespace {

/// Whether a character tells unions apart. Brackets, dots and hyphens do not: a company is
/// 浙江(某某)公司 in one register and 浙江某某公司 in the next.
bool tells_apart(std::string_view character)
{
    auto const point = base::code_point(character);
    if (point < 0x80)
        return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
               (point >= 'a' && point <= 'z');
    bool const is_latin_sign = point < 0xC0;
    bool const is_general_sign = point >= 0x2000 && point <= 0x206F;
    bool const is_chinese_sign = point >= 0x3000 && point <= 0x3004;
    bool const is_chinese_bracket = point >= 0x3008 && point <= 0x3020;
    return !is_latin_sign && !is_general_sign && !is_chinese_sign && !is_chinese_bracket &&
           point != U'\uFFFD';
}

std::vector<std::string> folded_characters(std::string_view text)
{
    auto const narrow = base::half_width(text);
    std::vector<std::string> kept;
    for (auto const character : base::characters(narrow)) {
        if (!tells_apart(character))
            continue;
        bool const is_capital = character.front() >= 'A' && character.front() <= 'Z';
        kept.push_back(is_capital
                           ? std::string(1, static_cast<char>(character.front() + ('a' - 'A')))
                           : std::string{character});
    }
    return kept;
}

std::string joined(std::vector<std::string> const& characters)
{
    std::string text;
    for (auto const& character : characters)
        text += character;
    return text;
}

std::string folded(std::string_view text)
{
    return joined(folded_characters(text));
}

bool stands_scattered_in(std::string_view text, std::vector<std::string> const& wanted)
{
    std::size_t found = 0;
    for (auto const character : base::characters(text))
        if (found < wanted.size() && character == wanted[found])
            ++found;
    return found == wanted.size();
}

} // namespace

std::string search_text(UnionNames const& names)
{
    auto text = folded(names.code) + '\n' + folded(names.name) + '\n' + folded(names.short_name);
    for (auto const& more : {names.aliases, names.initials})
        for (auto const& name : more)
            (text += '\n') += folded(name);
    return text;
}

base::Result<SearchText> SearchText::parse(std::string_view typed)
{
    if (base::length(typed) > characters_max)
        return std::unexpected{refuse(query_too_long).at("query").with("allowed", characters_max)};
    SearchText search;
    search.characters_ = folded_characters(typed);
    search.folded_ = joined(search.characters_);
    return search;
}

std::string SearchText::pattern() const
{
    // No character that counts is a wildcard, so nothing needs escaping.
    std::string pattern = "%";
    for (auto const& character : characters_)
        (pattern += character) += '%';
    return pattern;
}

std::optional<Match> match(SearchText const& search, UnionNames const& names)
{
    if (search.is_empty())
        return std::nullopt;
    auto const& wanted = search.folded();
    auto const contains = [&](std::string const& text) { return folded(text).contains(wanted); };
    auto const begins = [&](std::string const& text) { return folded(text).starts_with(wanted); };
    auto const is_scattered = [&](std::string const& text) {
        return stands_scattered_in(folded(text), search.characters());
    };

    if (folded(names.code) == wanted)
        return Match::code;
    if (begins(names.short_name))
        return Match::short_name_begins;
    if (contains(names.name) || contains(names.short_name))
        return Match::name_contains;
    if (std::ranges::any_of(names.aliases, contains))
        return Match::alias_contains;
    if (std::ranges::any_of(names.initials, begins))
        return Match::initials_begin;
    if (begins(names.code))
        return Match::code_begins;
    if (is_scattered(names.name) || std::ranges::any_of(names.aliases, is_scattered))
        return Match::name_scattered;
    return std::nullopt;
}

} // namespace organisation
