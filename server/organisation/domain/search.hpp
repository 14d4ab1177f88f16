#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organisation {

/// Everything a union can be found by.
struct UnionNames {
    std::string code;
    std::string name;
    std::string short_name;
    std::vector<std::string> aliases = {};
    /// Of the region and its kind, in small letters: "wcq" for 婺城区. The readings are data,
    /// because 长兴 is `cx` and 乐清 is `yq`, which no table of single characters knows.
    std::vector<std::string> initials = {};

    friend bool operator==(UnionNames const&, UnionNames const&) = default;
};

/// All names of a union in the form in which they are searched, one to a line.
[[nodiscard]] std::string search_text(UnionNames const&);

/// What a person typed to find their union, without everything people type differently: spaces,
/// signs, width and case.
class SearchText {
public:
    static constexpr std::size_t characters_max = 40;

    /// Refusal: `query_too_long` {field, allowed}.
    static base::Result<SearchText> parse(std::string_view typed);

    /// Nothing but signs and spaces: finds nothing.
    [[nodiscard]] bool is_empty() const { return characters_.empty(); }
    /// The characters that count, in small letters.
    [[nodiscard]] std::string const& folded() const& { return folded_; }
    std::string const& folded() && = delete;
    [[nodiscard]] std::vector<std::string> const& characters() const& { return characters_; }
    std::vector<std::string> const& characters() && = delete;
    /// A LIKE pattern for `search_text`: it fits wherever these characters stand in this order,
    /// and so everything that `match` can find, and more.
    [[nodiscard]] std::string pattern() const;

private:
    std::string folded_;
    std::vector<std::string> characters_;
};

/// How well a union fits, best first.
enum class Match : std::uint8_t {
    code,
    short_name_begins,
    name_contains,
    alias_contains,
    initials_begin,
    code_begins,
    /// Its characters stand in the name in this order with others between: 金华婺城 for
    /// 金华市婺城区总工会, as people and newspapers shorten it.
    name_scattered,
};

[[nodiscard]] std::optional<Match> match(SearchText const&, UnionNames const&);

/// Orders what was found: how well it fits, then the higher level, then the code.
struct Place {
    Match match;
    int rank;
    std::string code;

    friend auto operator<=>(Place const&, Place const&) = default;
};

} // namespace organisation
