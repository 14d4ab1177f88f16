#include "quiz/domain/draft_tags.hpp"

#include <algorithm>
#include <array>

namespace quiz {

namespace {

struct Tag {
    std::string_view name;
    std::string QuestionDraft::*field;
};

constexpr std::array tags{
    Tag{"period", &QuestionDraft::period},         Tag{"topic", &QuestionDraft::topic},
    Tag{"difficulty", &QuestionDraft::difficulty}, Tag{"source", &QuestionDraft::source},
    Tag{"valid_from", &QuestionDraft::valid_from},
};

std::string bracketed(std::string_view name, std::string_view value)
{
    std::string text = " [";
    text.append(name) += ':';
    for (char const c : value) {
        if (c == ']' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + ']';
}

/// Takes "[name:value]" off the front of a comment; empty when there is none.
std::string next_value(std::string_view& comment, std::string_view& name)
{
    auto const open = comment.find('[');
    auto const colon = comment.find(':', std::min(open, comment.size()));
    if (colon == std::string_view::npos) {
        comment = {};
        return {};
    }
    name = comment.substr(open + 1, colon - open - 1);
    std::string value;
    auto at = colon + 1;
    for (; at < comment.size() && comment[at] != ']'; ++at) {
        if (comment[at] == '\\' && at + 1 < comment.size())
            ++at;
        value += comment[at];
    }
    comment.remove_prefix(std::min(at + 1, comment.size()));
    return value;
}

} // namespace

bool is_question_code(std::string_view name)
{
    return !name.empty() && name.size() <= code_characters_max &&
           std::ranges::all_of(name, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

std::vector<std::string> tags_of(Question const& question)
{
    auto const draft = draft_of(question);
    std::vector<std::string> written;
    for (auto const& tag : tags)
        if (auto const& value = draft.*tag.field; !value.empty())
            written.push_back(std::string{tag.name} + '=' + value);
    return written;
}

void read_tag(std::string_view tag, QuestionDraft& draft)
{
    auto const equals = tag.find('=');
    if (equals == std::string_view::npos)
        return;
    auto const found = std::ranges::find(tags, tag.substr(0, equals), &Tag::name);
    if (found != tags.end())
        draft.*found->field = tag.substr(equals + 1);
}

std::string comment_tags(Question const& question)
{
    auto text = "//" + bracketed("id", question.code);
    for (auto const& tag : tags_of(question))
        text += bracketed("tag", tag);
    return text;
}

void read_comment_tags(std::string_view comment, QuestionDraft& draft)
{
    while (!comment.empty()) {
        std::string_view name;
        auto const value = next_value(comment, name);
        if (name == "id")
            draft.code = value;
        else if (name == "tag")
            read_tag(value, draft);
    }
}

} // namespace quiz
