#pragma once

#include "base/civil.hpp"
#include "quiz/domain/ids.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

enum class QuestionType : std::uint8_t {
    single,
    multiple,
    true_false,
};

/// "single", "multiple", "true_false".
[[nodiscard]] std::string_view text(QuestionType);
[[nodiscard]] std::optional<QuestionType> question_type_named(std::string_view);

/// How hard a question is meant to be (difficulty 1, 2, 3 of the bank). A paper takes a fixed
/// number from each stratum. A question keeps its stratum for ever.
enum class Stratum : std::uint8_t {
    easy,
    medium,
    hard,
};
inline constexpr std::size_t strata_count = 3;

/// No question has more options than this.
inline constexpr int options_max = 8;

/// A set of options by their position, counted from 0.
class OptionSet {
public:
    constexpr OptionSet() = default;
    constexpr OptionSet(std::initializer_list<int> positions)
    {
        for (int const position : positions)
            insert(position);
    }

    /// `position` is in 0..options_max - 1.
    constexpr void insert(int position)
    {
        bits_ = static_cast<std::uint8_t>(bits_ | (1U << position));
    }
    [[nodiscard]] constexpr bool contains(int position) const
    {
        return ((bits_ >> position) & 1U) != 0;
    }
    [[nodiscard]] constexpr int size() const { return std::popcount(bits_); }
    [[nodiscard]] constexpr bool is_empty() const { return bits_ == 0; }

    friend bool operator==(OptionSet, OptionSet) = default;

private:
    std::uint8_t bits_ = 0;
};

/// One wording of a question as people see it. Immutable: another wording is another version.
struct Question {
    QuestionId id;
    QuestionVersion version = 1;
    /// The name people use for it, such as "QB001"; unique in its bank.
    std::string code;
    QuestionType type = QuestionType::single;
    Stratum stratum = Stratum::easy;
    /// "P1".."P7" or "L".
    std::string period;
    std::string topic;
    std::string stem;
    std::vector<std::string> options;
    /// Positions in `options`.
    OptionSet answer;
    std::string explanation;
    std::string source;
    /// From which day the cited law is in force; only law questions have one.
    std::optional<base::CivilDate> valid_from;
};

} // namespace quiz
