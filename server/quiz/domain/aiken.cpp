#include "quiz/domain/aiken.hpp"

#include "quiz/domain/draft_type.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/text_lines.hpp"

#include <optional>
#include <utility>

namespace quiz {

namespace {

struct Option {
    int position;
    std::string_view text;
};

/// "A. text" or "A) text".
std::optional<Option> option_in(std::string_view line)
{
    LineHead head{line};
    char const letter = head.peek();
    if (letter < 'A' || letter > 'Z')
        return std::nullopt;
    head.skip();
    if (!head.skip_any(".)"))
        return std::nullopt;
    return Option{letter - 'A', stripped(head.rest())};
}

std::optional<std::string_view> answer_in(std::string_view line)
{
    LineHead head{line};
    if (!head.skip_word("ANSWER") && !head.skip_word("Answer"))
        return std::nullopt;
    head.skip_spaces();
    if (!head.skip_sign(':'))
        return std::nullopt;
    return stripped(head.rest());
}

class AikenReading {
public:
    void take(TextLine const& line)
    {
        auto const& text = line.text;
        if (text.empty()) {
            if (draft_ && !draft_->options.empty())
                close();
        } else if (!draft_) {
            draft_.emplace(QuestionDraft{.row = line.number, .stem = std::string{text}});
            draft_->lines.push_back({"stem", line.number});
        } else if (auto const answer = answer_in(text)) {
            draft_->answer = *answer;
            draft_->lines.push_back({"answer", line.number});
            close();
        } else if (auto const option = option_in(text)) {
            take_option(line.number, *option);
        } else if (draft_->options.empty()) {
            append_line(draft_->stem, text);
        } else {
            refuse_once("", refuse(text_line_unexpected).with("found", std::string{text}));
        }
    }

    QuestionFile finish() &&
    {
        close();
        return std::move(file_);
    }

private:
    void take_option(int line, Option const& option)
    {
        auto const expected = static_cast<int>(draft_->options.size());
        if (expected > options_max)
            return; // One too many says that they are too many.
        auto const column = option_letter(expected);
        if (option.position != expected)
            refuse_once(column, refuse(options_order)
                                    .with("expected", column)
                                    .with("found", option_letter(option.position)));
        draft_->options.emplace_back(option.text);
        draft_->lines.push_back({column, line});
    }

    /// One torn line makes the next ones wrong too: the first is the one to mend.
    void refuse_once(std::string column, base::Error error)
    {
        if (file_.problems.empty() || file_.problems.back().row != draft_->row)
            file_.problems.push_back({draft_->row, std::move(column), std::move(error)});
    }

    void close()
    {
        if (!draft_)
            return;
        settle_type(*draft_);
        file_.drafts.push_back(*std::move(draft_));
        draft_.reset();
    }

    QuestionFile file_;
    std::optional<QuestionDraft> draft_;
};

} // namespace

base::Result<QuestionFile> read_aiken(std::string_view text)
{
    AikenReading reading;
    for (auto const& line : lines_of(text))
        reading.take(line);
    auto file = std::move(reading).finish();
    CHECK_OK(check_import_size(file.drafts.size()));
    return file;
}

std::string write_aiken(std::span<Question const> questions)
{
    std::string text;
    for (auto const& question : questions) {
        if (question.type == QuestionType::multiple)
            continue;
        text.append(question.stem) += '\n';
        for (int position = 0; std::cmp_less(position, question.options.size()); ++position)
            text.append(option_letter(position))
                .append(". ")
                .append(question.options[static_cast<std::size_t>(position)]) += '\n';
        text.append("ANSWER: ").append(letters(question.answer)).append("\n\n");
    }
    return text;
}

} // namespace quiz
