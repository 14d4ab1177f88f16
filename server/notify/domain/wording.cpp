#include "notify/domain/wording.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace notify {

namespace {

constexpr std::array family_words{
    "家暴", "家庭暴力", "暴力",  "施暴",   "受害",    "庇护",     "求助",      "帮扶",
    "救助", "困难职工", "低保",  "特困",   "大病",    "建档",     "家访",      "调解",
    "档案", "violence", "abuse", "victim", "shelter", "hardship", "case file",
};
constexpr std::array link_words{"://", "www.", ".com", ".cn", ".net", ".org", ".gov", "点击"};
constexpr std::array money_words{"元", "￥", "¥", "rmb", "yuan", "话费", "奖金", "红包", "现金"};

std::string lower(std::string_view text)
{
    std::string lowered{text};
    std::ranges::transform(lowered, lowered.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return lowered;
}

template <std::size_t count>
bool has_any(std::string_view words, std::array<char const*, count> const& forbidden)
{
    return std::ranges::any_of(forbidden, [&](char const* one) { return words.contains(one); });
}

} // namespace

std::optional<WordingFault> fault_in(Medium medium, std::string_view words)
{
    auto const lowered = lower(words);
    if (has_any(lowered, family_words))
        return WordingFault::family;
    if (medium != Medium::sms)
        return std::nullopt;
    if (has_any(lowered, link_words))
        return WordingFault::link;
    if (has_any(lowered, money_words))
        return WordingFault::amount;
    return std::nullopt;
}

} // namespace notify
