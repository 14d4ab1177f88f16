#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

/// A made-up player. Everything follows from the number, so that two demonstrations are alike.
struct Player {
    /// Counted from 1.
    int number = 1;
    /// Of the range 1990000xxxx, which no carrier assigns.
    std::string phone;
    /// "示例职工0001".
    std::string name;
    /// Percent of questions answered right: 40..100.
    int skill = 80;
    /// Percent of days on which the person plays.
    int diligence = 70;
    /// Percent of those days on which the second chance is taken too.
    int eagerness = 50;
};

/// As many phones as the range of the demonstration has, but the first.
inline constexpr int players_max = 9'999;

/// The first `count` players, 1..players_max.
[[nodiscard]] std::vector<Player> players(int count);

/// Which of `choices` unions a player belongs to: three of four in the places, one of four in the
/// industries (the proportion of the acceptance scenario).
struct Belonging {
    bool is_industry = false;
    /// Index into the unions of that tree.
    std::size_t index = 0;
};
[[nodiscard]] Belonging belonging(Player const&, std::size_t local_unions,
                                  std::size_t industry_unions);

/// A number in 0..99 that stands for chance: the same for the same player, day and question.
[[nodiscard]] int chance(Player const&, std::int32_t day, int question);

} // namespace demo
