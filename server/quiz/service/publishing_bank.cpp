#include "quiz/service/publishing_bank.hpp"

#include "quiz/domain/bank_size.hpp"
#include "quiz/store/banks.hpp"
#include "quiz/store/questions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace quiz {

namespace {

using Strata = std::array<std::vector<BankItem>, strata_count>;

std::size_t index_of(Stratum stratum)
{
    return static_cast<std::size_t>(stratum);
}

/// Ordinals count without gaps from 0, so the items stand at their places.
Strata strata_of(sql::Transaction& tx, BankId bank)
{
    Strata strata;
    questions::each(tx, bank, [&](questions::Stored const& stored) {
        auto& items = strata[index_of(stored.wording.stratum)];
        auto const place = static_cast<std::size_t>(stored.ordinal);
        items.resize(std::max(items.size(), place + 1));
        items[place] = {stored.wording.id, stored.wording.version, stored.is_enabled};
    });
    return strata;
}

} // namespace

std::vector<Question> wordings_of(sql::Transaction& tx, BankId bank)
{
    std::vector<Question> wordings;
    questions::each(tx, bank, [&](questions::Stored const& stored) {
        if (!stored.is_withdrawn)
            wordings.push_back(stored.wording);
    });
    return wordings;
}

std::vector<ImportedQuestion> apply_import(sql::Transaction& tx, BankId bank,
                                           QuestionImportPlan plan)
{
    auto const strata = strata_of(tx, bank);
    std::array<int, strata_count> next_ordinals{};
    std::ranges::transform(strata, next_ordinals.begin(),
                           [](auto const& items) { return static_cast<int>(items.size()); });
    std::vector<ImportedQuestion> imported;
    auto id = questions::next_id(tx);
    for (auto& question : plan.added) {
        question.id = id;
        question.version = 1;
        int const ordinal = next_ordinals[index_of(question.stratum)]++;
        questions::insert(tx, bank, {std::move(question), ordinal, true});
        imported.push_back({.question = id});
        ++id.value;
    }
    for (auto const& question : plan.changed) {
        questions::add_wording(tx, question);
        imported.push_back({question.id, question.version - 1, question.version});
    }
    return imported;
}

BankSnapshot publish_bank(sql::Transaction& tx, Live& live, BankId bank)
{
    auto const newest = banks::find_newest(tx, bank);
    BankVersion const version = newest ? newest->version() + 1 : 1;
    BankSnapshot snapshot{bank, version, strata_of(tx, bank)};
    banks::insert_version(tx, snapshot);
    live.reload_banks(tx);
    return snapshot;
}

base::Result<void> check_contests(Live const& live, BankSnapshot const& bank, base::Instant now)
{
    for (auto const& contest : live.contests()) {
        auto const& rules = contest->rules();
        if (contest->bank == bank.bank() && rules->timezone.date_at(now) <= rules->ends_on)
            CHECK_OK(check_bank_size(rules, bank));
    }
    return base::ok();
}

} // namespace quiz
