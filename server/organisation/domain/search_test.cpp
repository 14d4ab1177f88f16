#include "organisation/domain/refusals.hpp"
#include "organisation/domain/search.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace organisation;

UnionNames const wucheng{.code = "330702",
                         .name = "金华市婺城区总工会",
                         .short_name = "婺城区总工会",
                         .aliases = {"婺城工会（区总）"},
                         .initials = {"wcq"}};

std::optional<Match> match_of(std::string_view typed, UnionNames const& names = wucheng)
{
    return match(*SearchText::parse(typed), names);
}

/// What somebody types, and as what it fits 婺城区总工会.
struct Typed {
    std::string text;
    std::optional<Match> match;

    friend void PrintTo(Typed const& typed, std::ostream* out) { *out << typed.text; }
};

class WhatPeopleType : public testing::TestWithParam<Typed> {};
INSTANTIATE_TEST_SUITE_P(
    , WhatPeopleType,
    testing::Values(
        Typed{"330702", Match::code}, Typed{" ３３０７０２ ", Match::code},
        Typed{"婺城", Match::short_name_begins}, Typed{"婺 城 区", Match::short_name_begins},
        Typed{"《婺城》", Match::short_name_begins},
        Typed{"婺城区总工会", Match::short_name_begins},
        Typed{"金华市婺城区", Match::name_contains}, Typed{"总工会", Match::name_contains},
        Typed{"婺城工会", Match::alias_contains}, Typed{"婺城工会(区总)", Match::alias_contains},
        Typed{"区总", Match::name_contains}, Typed{"wcq", Match::initials_begin},
        Typed{"WC", Match::initials_begin}, Typed{"ｗｃ", Match::initials_begin},
        Typed{"3307", Match::code_begins}, Typed{"金华婺城", Match::name_scattered},
        Typed{"金华婺城区总工会", Match::name_scattered},
        Typed{"婺城区工会", Match::name_scattered}, Typed{"cq", std::nullopt},
        Typed{"城婺", std::nullopt}, Typed{"0702", std::nullopt}, Typed{"柯桥", std::nullopt},
        Typed{"", std::nullopt}, Typed{" （）·-", std::nullopt}, Typed{"%", std::nullopt},
        Typed{"_", std::nullopt}));

TEST_P(WhatPeopleType, FitsAsItWasMeant)
{
    EXPECT_EQ(match_of(GetParam().text), GetParam().match) << GetParam().text;
}

TEST(UnionSearch, PutsABetterFitFirstThenTheHigherLevelThenTheCode)
{
    std::vector<Place> places{{Match::initials_begin, 2, "1"},
                              {Match::name_contains, 3, "2"},
                              {Match::name_contains, 2, "9"},
                              {Match::name_contains, 2, "3"},
                              {Match::code, 7, "4"}};
    std::ranges::sort(places);
    std::string order;
    for (auto const& place : places)
        order += place.code;
    EXPECT_EQ(order, "43921");
}

TEST(UnionSearch, RefusesMoreThanFortyCharacters)
{
    std::string text;
    for (std::size_t count = 0; count < SearchText::characters_max; ++count)
        text += "工";
    EXPECT_TRUE(SearchText::parse(text).has_value());
    EXPECT_TRUE(SearchText::parse(text + "会").error().is(query_too_long));
}

TEST(UnionSearch, KeepsWildcardsOutOfThePattern)
{
    EXPECT_EQ(SearchText::parse("Ab%_\\'c")->pattern(), "%a%b%c%");
    EXPECT_EQ(SearchText::parse("婺城")->pattern(), "%婺%城%");
}

TEST(UnionSearch, SearchesOneTextPerUnion)
{
    EXPECT_EQ(search_text(wucheng), "330702\n金华市婺城区总工会\n婺城区总工会\n婺城工会区总\nwcq");
}

/// Whether the characters of a pattern "%a%b%" stand in the text in their order, as LIKE asks.
bool fits_pattern(std::string_view text, SearchText const& search)
{
    for (auto const& character : search.characters()) {
        auto const at = text.find(character);
        if (at == std::string_view::npos)
            return false;
        text.remove_prefix(at + character.size());
    }
    return true;
}

RC_GTEST_PROP(UnionSearch, CastsItsNetOverEverythingThatFits, ())
{
    auto const word =
        rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                         "金", "华", "区", "工", "会", "a", "B", "ｃ", "1", "（", " ", "·")),
                     [](std::vector<std::string> const& characters) {
                         std::string text;
                         for (auto const& character : characters)
                             text += character;
                         return text;
                     });
    UnionNames const names{*word, *word, *word, {*word, *word}, {*word}};
    auto const typed = *word;
    auto const search = SearchText::parse(typed.substr(0, typed.find("华")));
    RC_PRE(search.has_value());
    if (match(*search, names))
        RC_ASSERT(fits_pattern(search_text(names), *search));
}

} // namespace
