#include "organisation/domain/union.hpp"

#include "base/text.hpp"
#include "organisation/domain/refusals.hpp"

#include <algorithm>

namespace organisation {

namespace {

constexpr std::size_t code_length_min = 2;
constexpr std::size_t code_length_max = 20;

char upper(char character)
{
    return character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A')
                                                : character;
}

bool is_code_character(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z');
}

} // namespace

base::Result<UnionCode> UnionCode::parse(std::string_view text)
{
    auto code = base::half_width(base::trimmed(text));
    std::ranges::transform(code, code.begin(), upper);
    if (code.size() < code_length_min || code.size() > code_length_max ||
        !std::ranges::all_of(code, is_code_character))
        return std::unexpected{refuse(union_code_malformed)
                                   .with("value", std::string{text})
                                   .with("allowed", "0-9 A-Z, 2-20")};
    return UnionCode{std::move(code)};
}

std::string_view text(Tree tree)
{
    switch (tree) {
    case Tree::local:
        return "local";
    case Tree::industry:
        return "industry";
    }
    std::unreachable();
}

std::optional<Tree> tree_from(std::string_view text)
{
    if (text == "local")
        return Tree::local;
    if (text == "industry")
        return Tree::industry;
    return std::nullopt;
}

} // namespace organisation
