#include "quiz/domain/question_text.hpp"

#include "quiz/domain/draft_type.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/text_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace quiz {

namespace {

using Field = std::string QuestionDraft::*;

/// What a line that is neither stem nor option may begin with.
struct Label {
    std::string_view word;
    std::string_view column;
    Field field;
};

constexpr std::array labels{
    Label{"答案解析", "explanation", &QuestionDraft::explanation},
    Label{"试题解析", "explanation", &QuestionDraft::explanation},
    Label{"题目解析", "explanation", &QuestionDraft::explanation},
    Label{"解析", "explanation", &QuestionDraft::explanation},
    Label{"解释", "explanation", &QuestionDraft::explanation},
    Label{"正确答案", "answer", &QuestionDraft::answer},
    Label{"参考答案", "answer", &QuestionDraft::answer},
    Label{"标准答案", "answer", &QuestionDraft::answer},
    Label{"答案", "answer", &QuestionDraft::answer},
    Label{"来源", "source", &QuestionDraft::source},
    Label{"出处", "source", &QuestionDraft::source},
    Label{"编号", "code", &QuestionDraft::code},
    Label{"题型", "type", &QuestionDraft::type},
    Label{"时期", "period", &QuestionDraft::period},
    Label{"主题", "topic", &QuestionDraft::topic},
    Label{"难度", "difficulty", &QuestionDraft::difficulty},
    Label{"施行日期", "valid_from", &QuestionDraft::valid_from},
};

struct Labelled {
    Label label;
    std::string_view text;
};

/// 答案：A or 【答案】A; without colon or brackets the word is only a word.
std::optional<Labelled> labelled(std::string_view line)
{
    for (auto const& label : labels) {
        LineHead head{line};
        bool const is_bracketed = head.skip_sign('[');
        if (!head.skip_word(label.word))
            continue;
        bool const is_closed = is_bracketed && head.skip_sign(']');
        head.skip_spaces();
        bool const has_colon = head.skip_sign(':');
        if (is_closed || (has_colon && !is_bracketed))
            return Labelled{label, stripped(head.rest())};
    }
    return std::nullopt;
}

/// 1． 1、 1) （1） 第1题： with what follows; a number with decimals (3.5 万人) is no mark.
std::optional<std::string_view> after_number(std::string_view line)
{
    LineHead head{line};
    if (head.skip_word("第")) {
        if (head.skip_digits() == 0 || !head.skip_word("题"))
            return std::nullopt;
        head.skip_any(".:");
        return stripped(head.rest());
    }
    bool const is_bracketed = head.skip_any("([");
    auto const digits = head.skip_digits();
    bool const is_point = head.rest().starts_with('.');
    if (digits == 0 || digits > 5 || !head.skip_any(is_bracketed ? ")]" : ".):"))
        return std::nullopt;
    // Only the half-width point makes a decimal of two numbers, and "1.1921年" is a year all the same.
    LineHead behind{head.rest()};
    if (is_point && behind.skip_digits() > 0 && !behind.skip_word("年"))
        return std::nullopt;
    return stripped(head.rest());
}

struct Option {
    int position;
    std::string_view text;
};

std::optional<Option> option_in(std::string_view line)
{
    LineHead head{line};
    bool const is_bracketed = head.skip_any("([");
    char const letter = head.peek();
    bool const is_small = letter >= 'a' && letter < 'a' + options_max;
    if (!is_small && !(letter >= 'A' && letter < 'A' + options_max))
        return std::nullopt;
    head.skip();
    if (!head.skip_any(is_bracketed ? ")]" : ".):"))
        return std::nullopt;
    return Option{letter - (is_small ? 'a' : 'A'), stripped(head.rest())};
}

/// Where the option at `position` begins behind a space in the text of the one before it.
std::size_t next_option(std::string_view text, int position)
{
    for (std::size_t at = 1; at < text.size(); ++at) {
        auto const before = text.substr(0, at);
        bool const is_behind_space =
            before.ends_with(' ') || before.ends_with('\t') || before.ends_with("\u3000");
        if (!is_behind_space)
            continue;
        if (auto const option = option_in(text.substr(at)); option && option->position == position)
            return at;
    }
    return std::string_view::npos;
}

/// 一、单选题（每题 2 分）: the type it names; empty for any other line.
std::string_view section_type(std::string_view line)
{
    constexpr std::array numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    LineHead head{line};
    bool is_numbered = false;
    while (std::ranges::any_of(numerals, [&](auto numeral) { return head.skip_word(numeral); }))
        is_numbered = true;
    if (is_numbered && !head.skip_sign('.'))
        return {};
    auto const words = head.rest().substr(0, head.rest().find_first_of(" \t(:"));
    return type_called(words.substr(0, std::min(words.find("（"), words.find("："))));
}

/// Takes [单选] or （多选题） off the beginning or the end of a stem.
std::string_view take_type(std::string_view& stem)
{
    LineHead head{stem};
    if (head.skip_any("([")) {
        auto const begins = head.rest();
        while (!head.rest().empty() && head.peek() != ']' && head.peek() != ')')
            head.skip();
        auto const words = begins.substr(0, begins.size() - head.rest().size());
        if (auto const type = type_called(words); !type.empty()) {
            head.skip();
            stem = stripped(head.rest());
            return type;
        }
    }
    for (auto const& [open, close] :
         {std::pair{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}}) {
        auto const at = stem.rfind(open);
        if (!stem.ends_with(close) || at == std::string_view::npos)
            continue;
        auto const words = stem.substr(at + std::string_view{open}.size());
        auto const type = type_called(words.substr(0, words.rfind(close)));
        if (!type.empty()) {
            stem = stripped(stem.substr(0, at));
            return type;
        }
    }
    return {};
}

class TextReading {
public:
    void take(TextLine const& line)
    {
        if (line.text.empty()) {
            is_after_blank_ = true;
            return;
        }
        read(line);
        is_after_blank_ = false;
    }

    QuestionFile finish() &&
    {
        close();
        return std::move(file_);
    }

private:
    void read(TextLine const& line)
    {
        if (auto const type = section_type(line.text); !type.empty()) {
            close();
            section_type_ = type;
        } else if (auto const found = labelled(line.text); found && draft_) {
            begin_field(line.number, found->label.column, draft_.value().*found->label.field,
                        found->text);
        } else if (auto const stem = after_number(line.text)) {
            begin_question(line.number, *stem);
        } else if (auto const option = option_in(line.text); option && takes_options()) {
            take_options(line.number, *option);
        } else if (!draft_ || (is_after_blank_ && !draft_->answer.empty())) {
            begin_question(line.number, line.text);
        } else {
            append_line(*current_, line.text);
        }
    }

    /// What looks like an option below the answer is part of an explanation.
    [[nodiscard]] bool takes_options() const
    {
        return draft_ && (draft_->answer.empty() || draft_->options.empty());
    }

    void begin_question(int line, std::string_view stem)
    {
        close();
        draft_.emplace(QuestionDraft{.row = line});
        draft_->type = section_type_;
        if (auto const type = take_type(stem); !type.empty())
            draft_->type = type;
        begin_field(line, "stem", draft_->stem, stem);
    }

    void begin_field(int line, std::string_view column, std::string& field, std::string_view text)
    {
        field = text;
        draft_->lines.push_back({std::string{column}, line});
        // Options move as their list grows; nobody goes on with an earlier one.
        current_ = &field;
    }

    void take_options(int line, Option option)
    {
        for (auto next = next_option(option.text, option.position + 1);
             next != std::string_view::npos; next = next_option(option.text, option.position + 1)) {
            take_option(line, {option.position, stripped(option.text.substr(0, next))});
            option = option_in(option.text.substr(next)).value();
        }
        take_option(line, option);
    }

    void take_option(int line, Option const& option)
    {
        auto const expected = static_cast<int>(draft_->options.size());
        if (expected > options_max)
            return; // One too many says that they are too many.
        if (option.position != expected && !is_out_of_order_) {
            is_out_of_order_ = true;
            file_.problems.push_back({draft_->row, option_letter(expected),
                                      refuse(options_order)
                                          .with("expected", option_letter(expected))
                                          .with("found", option_letter(option.position))});
        }
        auto& field = draft_->options.emplace_back();
        begin_field(line, option_letter(expected), field, option.text);
    }

    void close()
    {
        if (!draft_)
            return;
        settle_type(*draft_);
        file_.drafts.push_back(*std::move(draft_));
        draft_.reset();
        current_ = nullptr;
        is_out_of_order_ = false;
    }

    QuestionFile file_;
    std::optional<QuestionDraft> draft_;
    /// The field of the draft that a line without a mark goes on with.
    std::string* current_ = nullptr;
    std::string section_type_;
    bool is_after_blank_ = true;
    bool is_out_of_order_ = false;
};

} // namespace

base::Result<QuestionFile> read_question_text(std::string_view text)
{
    TextReading reading;
    for (auto const& line : lines_of(text))
        reading.take(line);
    auto file = std::move(reading).finish();
    CHECK_OK(check_import_size(file.drafts.size()));
    return file;
}

std::string write_question_text(std::span<Question const> questions)
{
    std::string text;
    auto const write = [&](std::string_view label, std::string_view field) {
        if (!field.empty())
            text.append(label).append(field) += '\n';
    };
    int number = 1;
    for (auto const& question : questions) {
        auto const draft = draft_of(question);
        write(std::to_string(number++) + "．", draft.stem);
        for (int position = 0; std::cmp_less(position, draft.options.size()); ++position)
            write(option_letter(position) + "．",
                  draft.options[static_cast<std::size_t>(position)]);
        write("答案：", draft.answer);
        write("解析：", draft.explanation);
        write("来源：", draft.source);
        write("编号：", draft.code);
        write("题型：", draft.type);
        write("时期：", draft.period);
        write("主题：", draft.topic);
        write("难度：", draft.difficulty);
        write("施行日期：", draft.valid_from);
        text += '\n';
    }
    return text;
}

} // namespace quiz
