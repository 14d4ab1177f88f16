#include "quiz/domain/question_report.hpp"

#include "base/text.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/settings.hpp"

#include <array>
#include <utility>

namespace quiz {

namespace {

constexpr std::array reasons{ReportReason::answer_wrong, ReportReason::stem_unclear,
                             ReportReason::typo, ReportReason::outdated, ReportReason::other};
constexpr std::size_t placement_bytes_max = 40;

} // namespace

std::string_view text(ReportReason reason)
{
    switch (reason) {
    case ReportReason::answer_wrong:
        return "answer_wrong";
    case ReportReason::stem_unclear:
        return "stem_unclear";
    case ReportReason::typo:
        return "typo";
    case ReportReason::outdated:
        return "outdated";
    case ReportReason::other:
        return "other";
    }
    std::unreachable();
}

base::Result<ReportReason> report_reason_named(std::string_view name)
{
    std::string allowed;
    for (auto const reason : reasons) {
        if (text(reason) == name)
            return reason;
        allowed.append(allowed.empty() ? "" : ", ").append(text(reason));
    }
    return std::unexpected{
        refuse(report_reason_unknown).at("reason").with("allowed", std::move(allowed))};
}

base::Result<std::string> report_words(std::string_view words)
{
    auto const trimmed = base::trimmed(words);
    if (auto const found = base::length(trimmed); found > report_words_characters_max)
        return std::unexpected{refuse(report_text_too_long)
                                   .at("text")
                                   .with("characters_max", report_words_characters_max)
                                   .with("found", found)};
    if (!base::is_visible_line(trimmed))
        return std::unexpected{refuse(report_text_untidy).at("text")};
    return std::string{trimmed};
}

base::Result<std::string> placement_named(std::string_view name)
{
    if (name.empty() || (is_slug(name) && name.size() <= placement_bytes_max))
        return std::string{name};
    return std::unexpected{
        refuse(placement_malformed).at("placement").with("found", std::string{name.substr(0, 60)})};
}

} // namespace quiz
