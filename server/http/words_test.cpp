#include "http/words.hpp"

#include "http/refusals.hpp"
#include "support/refusals.hpp"

#include <array>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <vector>

namespace {

using http::Language;
using http::Words;
using support::is_accepted;
using support::is_refused;

base::Result<Words> load(std::string_view text)
{
    std::array const sources{Words::Source{"test.toml", text}};
    return Words::load(sources);
}

TEST(Words, FillsPlaceholdersWithFactsOfTheSameName)
{
    auto const words = load(
        "[code_wrong]\nzh = '还剩 {tries_left} 次'\nen = '{tries_left} of {tries_max} left'\n");
    ASSERT_TRUE(is_accepted(words));
    constexpr base::Refusal code_wrong{base::ErrorKind::invalid, "code_wrong"};
    auto const error = refuse(code_wrong).with("tries_left", 3);
    EXPECT_EQ(words->say(error, Language::zh), "还剩 3 次");
    EXPECT_EQ(words->say(error, Language::en), "3 of {tries_max} left");
}

TEST(Words, SayTheTokenItselfWhenTheyHaveNoSentence)
{
    constexpr base::Refusal strange{base::ErrorKind::invalid, "strange"};
    EXPECT_EQ(Words{}.say(refuse(strange), Language::zh), "strange");
    EXPECT_FALSE(Words{}.has("strange"));
}

TEST(Words, LeaveABraceThatIsNeverClosed)
{
    auto const words = load("[a]\nzh = '{x'\nen = 'b}{'\n");
    ASSERT_TRUE(is_accepted(words));
    constexpr base::Refusal a{base::ErrorKind::invalid, "a"};
    EXPECT_EQ(words->say(refuse(a), Language::zh), "{x");
    EXPECT_EQ(words->say(refuse(a), Language::en), "b}{");
}

TEST(WordsFile, IsRefusedWithFileAndLine)
{
    std::vector<std::pair<char const*, char const*>> const table{
        {"[a]\nzh = 'x'\n", "1"},
        {"\n[a]\nzh = 'x'\nen = ''\n", "2"},
        {"[a]\nzh = 'x'\nen = 1\n", "1"},
        {"[a]\nzh = 'x'\nen = 'y'\nfr = 'z'\n", "1"},
        {"a = 'x'\n", "1"},
        {"[a]\nzh = 'x\n", "2"},
        {"[a]\nzh = 'x'\nen = 'y'\n[a]\nzh = 'x'\nen = 'y'\n", "4"},
    };
    for (auto const& [text, line] : table) {
        auto const words = load(text);
        ASSERT_TRUE(is_refused(words, http::words_malformed)) << text;
        EXPECT_EQ(words.error().facts.at(0).value, "test.toml");
        EXPECT_EQ(words.error().facts.at(1).value, line) << text;
    }
}

TEST(WordsFile, MustNotRepeatATokenOfAnother)
{
    constexpr std::string_view text = "[a]\nzh = 'x'\nen = 'y'\n";
    std::array const sources{Words::Source{"one.toml", text}, Words::Source{"two.toml", text}};
    auto const words = Words::load(sources);
    ASSERT_TRUE(is_refused(words, http::words_duplicate));
    EXPECT_EQ(words.error().facts.at(0).value, "two.toml");
}

TEST(WordsFile, OfHttpHasASentenceForEveryRefusalAndNothingElse)
{
    std::ifstream file{"server/app/words/http.toml"};
    std::string const text{std::istreambuf_iterator<char>{file}, {}};
    auto const words = load(text);
    ASSERT_TRUE(is_accepted(words));
    EXPECT_EQ(words->tokens().size(), http::refusals.size());
    for (auto const& refusal : http::refusals)
        EXPECT_TRUE(words->has(refusal.reason)) << refusal.reason;
}

} // namespace
