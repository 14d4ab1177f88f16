#include "quiz/domain/gift.hpp"

#include "base/decimal.hpp"
#include "quiz/domain/draft_tags.hpp"
#include "quiz/domain/draft_type.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/text_lines.hpp"

#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace quiz {

namespace {

constexpr auto nowhere = std::string_view::npos;
constexpr std::string_view kinds_allowed = "single, multiple, true_false";

/// Where one of `signs` stands in `text` without a backslash before it.
std::size_t find_bare(std::string_view text, std::string_view signs, std::size_t from = 0)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (signs.contains(text[at]))
            return at;
    }
    return nowhere;
}

/// Where a run of signs such as "####" stands without a backslash before it.
std::size_t find_bare_run(std::string_view text, std::string_view run)
{
    for (auto at = find_bare(text, run.substr(0, 1)); at != nowhere;
         at = find_bare(text, run.substr(0, 1), at + 1))
        if (text.substr(at).starts_with(run))
            return at;
    return nowhere;
}

/// The text as people read it: on one line and without backslashes.
std::string plain(std::string_view text)
{
    auto const whole = one_line(text);
    std::string read;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (whole[at] != '\\' || at + 1 == whole.size()) {
            read += whole[at];
        } else if (char const next = whole[++at]; next == 'n') {
            read += ' ';
        } else {
            read.append(std::string_view{"\\:#=~{}"}.contains(next) ? "" : "\\") += next;
        }
    }
    return std::string{stripped(read)};
}

std::string escaped(std::string_view text)
{
    std::string written;
    for (char const c : text) {
        if (std::string_view{"\\:#=~{}"}.contains(c))
            written += '\\';
        written += c;
    }
    return written;
}

struct GiftAnswer {
    std::string text;
    std::string feedback;
    bool is_marked_right = false;
    /// In percent, where one is written.
    std::optional<double> weight = {};
};

/// "~%50%text#feedback" after its first sign.
GiftAnswer answer_of(char sign, std::string_view text)
{
    GiftAnswer answer{.text = {}, .feedback = {}, .is_marked_right = sign == '='};
    text = stripped(text);
    if (text.starts_with('%')) {
        auto const end = text.find('%', 1);
        answer.weight = base::decimal_in(text.substr(1, end == nowhere ? 0 : end - 1));
        if (answer.weight)
            text.remove_prefix(end + 1);
    }
    auto const feedback_at = find_bare(text, "#");
    answer.text = plain(text.substr(0, feedback_at));
    if (feedback_at != nowhere)
        answer.feedback = plain(text.substr(feedback_at + 1));
    return answer;
}

/// One question between two empty lines.
class GiftQuestion {
public:
    GiftQuestion(int line, QuestionDraft tagged) : draft_{std::move(tagged)} { draft_.row = line; }

    base::Result<QuestionDraft> read(std::string_view block) &&
    {
        read_name(block);
        auto const open = find_bare(block, "{");
        if (open == nowhere)
            return unsupported("description");
        auto const close = find_bare(block, "}", open);
        if (close == nowhere)
            return std::unexpected{refuse(gift_unclosed)};
        draft_.stem = plain(block.substr(0, open));
        if (auto const tail = plain(block.substr(close + 1)); !tail.empty())
            draft_.stem += "____" + tail;
        auto body = block.substr(open + 1, close - open - 1);
        if (auto const at = find_bare_run(body, "####"); at != nowhere) {
            draft_.explanation = plain(body.substr(at + 4));
            body = body.substr(0, at);
        }
        CHECK_OK(read_body(stripped(body)));
        settle_type(draft_);
        return std::move(draft_);
    }

private:
    static std::unexpected<base::Error> unsupported(std::string kind)
    {
        return std::unexpected{refuse(question_kind_unsupported)
                                   .with("found", std::move(kind))
                                   .with("allowed", std::string{kinds_allowed})};
    }

    void read_name(std::string_view& block)
    {
        block = stripped(block);
        if (block.starts_with("::")) {
            if (auto const end = find_bare_run(block.substr(2), "::"); end != nowhere) {
                auto name = plain(block.substr(2, end));
                if (draft_.code.empty() && is_question_code(name))
                    draft_.code = std::move(name);
                block = stripped(block.substr(end + 4));
            }
        }
        for (std::string_view const marker : {"[plain]", "[html]", "[moodle]", "[markdown]"})
            if (block.starts_with(marker))
                return block.remove_prefix(marker.size());
    }

    base::Result<void> read_body(std::string_view body)
    {
        if (body.empty())
            return unsupported("essay");
        if (body.front() == '#')
            return unsupported("numerical");
        auto const word = stripped(body.substr(0, find_bare(body, "#")));
        for (auto const& [name, answer] : {std::pair{"T", "T"}, std::pair{"TRUE", "T"},
                                           std::pair{"F", "F"}, std::pair{"FALSE", "F"}}) {
            if (word == name) {
                draft_.answer = answer;
                draft_.type = text(QuestionType::true_false);
                return base::ok();
            }
        }
        return read_answers(body);
    }

    base::Result<void> read_answers(std::string_view body)
    {
        auto const first = find_bare(body, "=~");
        if (auto const before = stripped(body.substr(0, first)); !before.empty())
            return std::unexpected{
                refuse(gift_answer_unmarked).with("found", std::string{before.substr(0, 40)})};
        if (find_bare(body, "~") == nowhere)
            return unsupported(body.contains("->") ? "matching" : "shortanswer");
        std::vector<GiftAnswer> answers;
        for (auto at = first; at != nowhere && std::cmp_less_equal(answers.size(), options_max);) {
            auto const next = find_bare(body, "=~", at + 1);
            answers.push_back(answer_of(body[at], body.substr(at + 1, next - at - 1)));
            at = next;
        }
        take(answers);
        return base::ok();
    }

    void take(std::vector<GiftAnswer> const& answers)
    {
        bool is_single = false;
        for (auto const& answer : answers)
            is_single |= answer.is_marked_right;
        for (auto const& answer : answers) {
            // Beside an answer that is wholly right, a share is for those who are nearly so.
            bool const is_right = is_single ? answer.is_marked_right : answer.weight > 0.0;
            if (is_right)
                draft_.answer += option_letter(static_cast<int>(draft_.options.size()));
            if (is_right && draft_.explanation.empty())
                draft_.explanation = answer.feedback;
            draft_.options.push_back(answer.text);
        }
        if (!is_single)
            draft_.type = text(QuestionType::multiple);
        else if (draft_.answer.size() > 1)
            draft_.type = text(QuestionType::single);
    }

    QuestionDraft draft_;
};

/// Gathers the lines of one question after the other.
class GiftReading {
public:
    void take(TextLine const& line)
    {
        if (line.text.empty())
            return close();
        if (line.text.starts_with("//"))
            return read_comment_tags(line.text, tagged_);
        if (line.text.starts_with("$CATEGORY:"))
            return;
        if (block_.empty())
            line_ = line.number;
        block_.append(line.text) += '\n';
    }

    QuestionFile finish() &&
    {
        close();
        return std::move(file_);
    }

private:
    void close()
    {
        if (block_.empty())
            return;
        auto draft = GiftQuestion{line_, std::exchange(tagged_, {})}.read(block_);
        if (draft)
            file_.drafts.push_back(*std::move(draft));
        else
            file_.problems.push_back({line_, "", std::move(draft).error()});
        block_.clear();
    }

    QuestionFile file_;
    QuestionDraft tagged_;
    std::string block_;
    int line_ = 1;
};

/// The shares that Moodle knows for so many right answers.
std::string weight_of(int right)
{
    auto weight = fmt::format("{:.5f}", 100.0 / right);
    weight.erase(weight.find_last_not_of('0') + 1);
    if (weight.ends_with('.'))
        weight.pop_back();
    return '%' + weight + '%';
}

void write_options(std::string& text, Question const& question)
{
    bool const is_multiple = question.type == QuestionType::multiple;
    for (int position = 0; std::cmp_less(position, question.options.size()); ++position) {
        auto const& option = question.options[static_cast<std::size_t>(position)];
        bool const is_right = question.answer.contains(position);
        text += is_right && !is_multiple ? '=' : '~';
        // Without a share of its own, an option that begins with % would be read as one.
        if (is_right && (is_multiple || option.starts_with('%')))
            text += weight_of(is_multiple ? question.answer.size() : 1);
        else if (option.starts_with('%'))
            text += "%0%";
        text.append(escaped(option)) += '\n';
    }
}

} // namespace

base::Result<QuestionFile> read_gift(std::string_view text)
{
    GiftReading reading;
    for (auto const& line : lines_of(text))
        reading.take(line);
    auto file = std::move(reading).finish();
    CHECK_OK(check_import_size(file.drafts.size() + file.problems.size()));
    return file;
}

std::string write_gift(std::span<Question const> questions)
{
    std::string text;
    for (auto const& question : questions) {
        text.append(comment_tags(question)) += '\n';
        text.append("::" + question.code + "::[plain]" + escaped(question.stem) + '{');
        if (question.type == QuestionType::true_false) {
            text.append(question.answer.contains(0) ? "TRUE" : "FALSE");
        } else {
            text += '\n';
            write_options(text, question);
        }
        text.append("####" + escaped(question.explanation) + "}\n\n");
    }
    return text;
}

} // namespace quiz
