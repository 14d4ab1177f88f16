#include "identity/domain/password.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "identity/domain/refusals.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace identity {

namespace {

/// Words that stand at the head of every list of leaked passwords, and those of this field: our own
/// list, made by hand. Longest first where one begins with another.
constexpr std::array<std::string_view, 62> common_words{
    "password",      "passwort", "zhanghao", "mimamima", "palmunion", "gonghui",  "zhigong",
    "zhejiang",      "hangzhou", "jinhua",   "anji",     "huzhou",    "woaini",   "woaizuguo",
    "zhongguo",      "china",    "admin",    "root",     "guest",     "welcome",  "letmein",
    "iloveyou",      "monkey",   "dragon",   "sunshine", "princess",  "football", "baseball",
    "superman",      "batman",   "master",   "shadow",   "michael",   "login",    "secret",
    "changeme",      "default",  "test",     "demo",     "user",      "hello",    "freedom",
    "whatever",      "trustno",  "starwars", "charlie",  "pokemon",   "computer", "internet",
    "administrator", "wang",     "zhang",    "chen",     "liu",       "yang",     "huang",
    "520",           "1314",     "888",      "666",      "union",     "mima"};

constexpr std::array<std::string_view, 4> keyboard_rows{"1234567890", "qwertyuiop", "asdfghjkl",
                                                        "zxcvbnm"};

/// Lower case, and letters for the signs that people write in their place.
char plain(char character)
{
    if (character >= 'A' && character <= 'Z')
        return static_cast<char>(character - 'A' + 'a');
    switch (character) {
    case '@':
        return 'a';
    case '$':
        return 's';
    case '!':
        return 'i';
    default:
        return character;
    }
}

std::string plain(std::string_view text)
{
    auto made = base::half_width(text);
    std::ranges::transform(made, made.begin(), [](char character) { return plain(character); });
    return made;
}

/// "p4ssw0rd" as people mean it; only to look for words, since digits are also digits.
std::string spelled_out(std::string text)
{
    for (auto& character : text) {
        constexpr std::string_view digits = "0134578";
        constexpr std::string_view letters = "oleastb";
        if (auto const at = digits.find(character); at != std::string_view::npos)
            character = letters[at];
    }
    return text;
}

bool follows_on_keyboard(char32_t before, char32_t here)
{
    return std::ranges::any_of(keyboard_rows, [&](std::string_view row) {
        auto const left = before < 128 ? row.find(static_cast<char>(before)) : std::string::npos;
        auto const right = here < 128 ? row.find(static_cast<char>(here)) : std::string::npos;
        if (left == std::string::npos || right == std::string::npos)
            return false;
        return left + 1 == right || right + 1 == left;
    });
}

bool is_foreseen(char32_t before, char32_t here)
{
    return before == here || before + 1 == here || here + 1 == before ||
           follows_on_keyboard(before, here);
}

/// With each of the words, wherever it stands, cut down to its first character.
void shorten(std::string& text, std::string_view word)
{
    if (word.size() < 3)
        return;
    auto looked_at = spelled_out(text);
    for (auto at = std::min(text.find(word), looked_at.find(word)); at != std::string::npos;
         at = std::min(text.find(word), looked_at.find(word))) {
        text.erase(at + 1, word.size() - 1);
        // What remains must not be found again as part of another occurrence.
        text[at] = '\x01';
        looked_at = spelled_out(text);
    }
}

/// The shortest text of which this one is a repetition: "abcabcab" is "abc".
std::string_view unit_of(std::string_view text)
{
    for (std::size_t size = 1; size <= text.size() / 2; ++size) {
        bool repeats = true;
        for (std::size_t at = size; at < text.size() && repeats; ++at)
            repeats = text[at] == text[at - size];
        if (repeats)
            return text.substr(0, size);
    }
    return text;
}

} // namespace

std::size_t unforeseen_characters(std::string_view text, std::span<std::string_view const> known)
{
    auto rest = plain(text);
    for (auto const word : known)
        shorten(rest, plain(word));
    for (auto const word : common_words)
        shorten(rest, word);
    char32_t before = 0;
    std::size_t count = 0;
    std::set<char32_t> distinct;
    for (auto const character : base::characters(unit_of(rest))) {
        auto const here = base::code_point(character);
        // A Chinese character is drawn from thousands.
        if (!is_foreseen(before, here))
            count += here < 128 ? 1 : 2;
        distinct.insert(here);
        before = here;
    }
    // Few characters in many orders are still few.
    return std::min(count, distinct.size() * 2);
}

base::Result<Password> Password::create(std::string_view text,
                                        std::span<std::string_view const> known)
{
    auto const characters = base::length(text);
    if (characters < characters_min)
        return std::unexpected{
            refuse(password_too_short).at("password").with("allowed", characters_min)};
    if (characters > characters_max)
        return std::unexpected{
            refuse(password_too_long).at("password").with("allowed", characters_max)};
    if (unforeseen_characters(text, known) < unforeseen_min)
        return std::unexpected{refuse(password_guessable).at("password")};
    return Password{std::string{text}};
}

} // namespace identity
