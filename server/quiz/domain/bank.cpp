#include "quiz/domain/bank.hpp"

#include "quiz/domain/numbers.hpp"

#include <algorithm>

namespace quiz {

std::size_t QuestionShelf::Hash::operator()(Name const& name) const noexcept
{
    // Versions are few: far apart from the next question's number.
    return std::hash<std::int64_t>{}(name.question.value * 1024 + name.version);
}

void QuestionShelf::put(Question question)
{
    Name const name{question.id, question.version};
    wordings_.try_emplace(name, std::make_shared<Question const>(std::move(question)));
}

std::shared_ptr<Question const> QuestionShelf::find(QuestionId question,
                                                    QuestionVersion version) const
{
    auto const found = wordings_.find(Name{question, version});
    return found == wordings_.end() ? nullptr : found->second;
}

BankSnapshot::BankSnapshot(BankId bank, BankVersion version,
                           std::array<std::vector<BankItem>, strata_count> strata)
    : bank_{bank}, version_{version}
{
    auto& whole = grounds_[static_cast<std::size_t>(Ground::whole)];
    for (std::size_t stratum = 0; stratum < strata_count; ++stratum) {
        whole.insert(whole.end(), strata[stratum].begin(), strata[stratum].end());
        grounds_[stratum] = std::move(strata[stratum]);
    }
    std::ranges::sort(whole, {}, &BankItem::question);
    for (std::size_t ground = 0; ground < grounds_count; ++ground)
        enabled_[ground] =
            static_cast<int>(std::ranges::count_if(grounds_[ground], &BankItem::is_enabled));
}

std::optional<BankSnapshot> BankSnapshot::from_text(BankId bank, BankVersion version,
                                                    std::string_view items)
{
    std::array<std::vector<BankItem>, strata_count> strata;
    NumberReader reader{items};
    for (auto& stratum : strata) {
        while (!reader.accept(';')) {
            if (!stratum.empty() && !reader.accept(','))
                return std::nullopt;
            auto const question = reader.number<std::int64_t>();
            if (!question || !reader.accept('.'))
                return std::nullopt;
            auto const wording = reader.number<QuestionVersion>();
            if (!wording)
                return std::nullopt;
            stratum.push_back({QuestionId{*question}, *wording, !reader.accept('-')});
        }
    }
    if (!reader.is_at_end())
        return std::nullopt;
    return BankSnapshot{bank, version, std::move(strata)};
}

std::string BankSnapshot::items_text() const
{
    std::string text;
    for (std::size_t stratum = 0; stratum < strata_count; ++stratum) {
        bool is_first = true;
        for (auto const& item : grounds_[stratum]) {
            if (!is_first)
                text += ',';
            is_first = false;
            append_number(text, item.question.value);
            text += '.';
            append_number(text, item.version);
            if (!item.is_enabled)
                text += '-';
        }
        text += ';';
    }
    return text;
}

} // namespace quiz
