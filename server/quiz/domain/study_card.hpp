#pragma once

#include "base/csv.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// A page that a person reads for the second attempt, with one question about it that gives no
/// points.
struct StudyCard {
    /// The name people use for it, such as "SC01"; unique in its bank.
    std::string code;
    std::string title;
    std::string words;
    std::string source;
    struct Check {
        std::string stem;
        std::vector<std::string> options;
        /// Position of the right option.
        int answer = 0;
        friend bool operator==(Check const&, Check const&) = default;
    };
    Check check;

    friend bool operator==(StudyCard const&, StudyCard const&) = default;
};

/// A card is read on a phone in twenty seconds.
inline constexpr std::size_t card_words_characters_max = 250;

struct StudyCardFile {
    std::vector<StudyCard> cards;
    /// `row` is the number of the object in the list.
    std::vector<base::csv::Problem> problems;
};

/// Reads a JSON list of cards: code, title, text, source, check {stem, options from letter to text,
/// answer}. Refusals: those of the JSON reader and `import_too_large`. Problems of rows:
/// `field_unknown`, `field_type`, `field_missing`, `question_field_empty`, `question_text_untidy`,
/// `question_text_length`, `options_count`, `options_same`, `answer_unknown_option`,
/// `question_code_twice`.
[[nodiscard]] base::Result<StudyCardFile> read_study_cards(std::string_view json);

} // namespace quiz
