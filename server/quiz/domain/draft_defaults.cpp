#include "quiz/domain/draft_defaults.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace quiz {

namespace {

/// The number of a code behind a prefix; 0 when it has none.
std::int64_t number_of(std::string_view code, std::string_view prefix)
{
    if (!code.starts_with(prefix))
        return 0;
    code.remove_prefix(prefix.size());
    // A number that nobody counted up to would leave no room for the next.
    constexpr std::int64_t number_max = 999'999'999;
    auto const number = base::number_in<std::int64_t>(code).value_or(0);
    return number > 0 && number < number_max ? number : 0;
}

void fill(std::string& field, std::string const& value)
{
    if (field.empty())
        field = value;
}

} // namespace

void apply_defaults(std::span<QuestionDraft> drafts, DraftDefaults const& defaults,
                    std::span<Question const> bank)
{
    auto const& prefix = defaults.code_prefix;
    std::int64_t last = 0;
    for (auto const& question : bank)
        last = std::max(last, number_of(question.code, prefix));
    for (auto const& draft : drafts)
        last = std::max(last, number_of(draft.code, prefix));
    for (auto& draft : drafts) {
        fill(draft.period, defaults.period);
        fill(draft.topic, defaults.topic);
        fill(draft.difficulty, defaults.difficulty);
        fill(draft.source, defaults.source);
        if (draft.code.empty())
            draft.code = fmt::format("{}{:04}", prefix, ++last);
    }
}

} // namespace quiz
