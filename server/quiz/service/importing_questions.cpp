#include "quiz/service/importing_questions.hpp"

#include "audit/service/appending.hpp"
#include "quiz/domain/question_file.hpp"
#include "quiz/domain/question_import.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/settings.hpp"
#include "quiz/domain/study_card.hpp"
#include "quiz/service/acts.hpp"
#include "quiz/service/publishing_bank.hpp"
#include "quiz/store/banks.hpp"
#include "quiz/store/study_cards.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace quiz {

namespace {

base::Result<void> check_bank_code(std::string_view code)
{
    if (is_slug(code))
        return base::ok();
    return std::unexpected{refuse(bank_code_malformed).at("bank").with("found", std::string{code})};
}

/// A bank that is not there yet is called as its code until somebody gives it a title.
BankId bank_of(sql::Transaction& tx, std::string const& code)
{
    if (auto const found = banks::find(tx, code))
        return found->id;
    auto const id = banks::next_id(tx);
    banks::insert(tx, {id, code, code});
    return id;
}

std::vector<Question> wordings_so_far(sql::Transaction& tx, std::string_view bank)
{
    auto const found = banks::find(tx, bank);
    return found ? wordings_of(tx, found->id) : std::vector<Question>{};
}

} // namespace

base::Result<QuestionImportReport> import_questions(sql::Transaction& tx, Live& live,
                                                    audit::Author const& author,
                                                    ImportQuestions const& command)
{
    CHECK_OK(check_bank_code(command.bank));
    auto file = TRY(command.format == QuestionFileFormat::json ? read_question_list(command.text)
                                                               : read_question_table(command.text));
    auto plan = plan_question_import(wordings_so_far(tx, command.bank), file.drafts);

    QuestionImportReport report{.added = static_cast<int>(plan.added.size()),
                                .changed = static_cast<int>(plan.changed.size()),
                                .unchanged = plan.unchanged,
                                .problems = std::move(file.problems),
                                .version = {}};
    std::ranges::move(plan.problems, std::back_inserter(report.problems));
    std::ranges::stable_sort(report.problems, {}, &ImportProblem::row);
    bool const has_news = report.added + report.changed > 0;
    if (command.mode == ImportMode::check || !report.problems.empty() || !has_news)
        return report;
    auto const bank = bank_of(tx, command.bank);
    apply_import(tx, bank, std::move(plan));
    report.version = publish_bank(tx, live, bank).version();
    audit::append(tx, author,
                  {.name = acts::questions_imported,
                   .subject = "bank:" + command.bank,
                   .details = audit::Details{}
                                  .with("added", report.added)
                                  .with("changed", report.changed)
                                  .with("bank_version", *report.version)
                                  .with("file_sha256", base::hex(base::sha256(command.text)))});
    return report;
}

base::Result<StudyCardImportReport> import_study_cards(sql::Transaction& tx,
                                                       ImportStudyCards const& command)
{
    CHECK_OK(check_bank_code(command.bank));
    auto file = TRY(read_study_cards(command.json));
    StudyCardImportReport report{.cards = static_cast<int>(file.cards.size()),
                                 .problems = std::move(file.problems)};
    if (command.mode == ImportMode::check || !report.problems.empty())
        return report;
    auto const bank = bank_of(tx, command.bank);
    for (auto const& card : file.cards)
        study_cards::put(tx, bank, card);
    report.is_written = true;
    return report;
}

} // namespace quiz
