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
#include "quiz/store/imports.hpp"
#include "quiz/store/study_cards.hpp"

#include <algorithm>
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

QuestionImportReport report_of(QuestionImportPlan const& plan, std::vector<ImportProblem> problems)
{
    QuestionImportReport report{.added = static_cast<int>(plan.added.size()),
                                .changed = static_cast<int>(plan.changed.size()),
                                .unchanged = plan.unchanged,
                                .problems = std::move(problems),
                                .version = {}};
    report.problems.insert(report.problems.end(), plan.problems.begin(), plan.problems.end());
    std::ranges::stable_sort(report.problems, {}, &ImportProblem::row);
    return report;
}

/// Writes what is planned, if it is anything, and how it can be undone.
void carry_out(sql::Transaction& tx, Live& live, audit::Author const& author,
               std::string const& code, QuestionImportPlan plan, std::string_view file,
               QuestionImportReport& report)
{
    if (report.added + report.changed == 0)
        return;
    auto const bank = bank_of(tx, code);
    auto const imported = apply_import(tx, bank, std::move(plan));
    report.version = publish_bank(tx, live, bank).version();
    report.id = imports::insert(tx, bank, imported);
    audit::append(tx, author,
                  {.name = acts::questions_imported,
                   .subject = "bank:" + code,
                   .details = audit::Details{}
                                  .with("added", report.added)
                                  .with("changed", report.changed)
                                  .with("bank_version", *report.version)
                                  .with("import", report.id->value)
                                  .with("file_sha256", base::hex(base::sha256(file)))});
}

/// "3, 8, 12", the first few.
std::string rows_of(std::vector<ImportProblem> const& problems)
{
    constexpr std::size_t rows_named_max = 10;
    std::string rows;
    std::vector<int> named;
    for (auto const& problem : problems) {
        if (named.size() == rows_named_max || std::ranges::find(named, problem.row) != named.end())
            continue;
        named.push_back(problem.row);
        rows.append(rows.empty() ? "" : ", ").append(std::to_string(problem.row));
    }
    return rows;
}

} // namespace

base::Result<QuestionImportReport> import_questions(sql::Transaction& tx, Live& live,
                                                    audit::Author const& author,
                                                    ImportQuestions const& command)
{
    CHECK_OK(check_bank_code(command.bank));
    auto file = TRY(read_questions(command.bytes, command.format));
    auto const bank = wordings_so_far(tx, command.bank);
    apply_defaults(file.drafts, command.defaults, bank);
    auto plan = plan_question_import(bank, file.drafts);
    auto report = report_of(plan, std::move(file.problems));
    if (command.mode == ImportMode::all_or_nothing && report.problems.empty())
        carry_out(tx, live, author, command.bank, std::move(plan), command.bytes, report);
    return report;
}

base::Result<QuestionImportReport> import_drafts(sql::Transaction& tx, Live& live,
                                                 audit::Author const& author,
                                                 ImportDrafts const& command)
{
    CHECK_OK(check_import_size(command.drafts.size()));
    if (!banks::find(tx, command.bank))
        return std::unexpected{refuse(bank_unknown).with("code", command.bank)};
    auto plan = plan_question_import(wordings_so_far(tx, command.bank), command.drafts);
    auto report = report_of(plan, {});
    if (!report.problems.empty())
        return std::unexpected{refuse(import_rows_wrong).with("rows", rows_of(report.problems))};
    std::vector<Question> written{plan.added};
    written.insert(written.end(), plan.changed.begin(), plan.changed.end());
    carry_out(tx, live, author, command.bank, std::move(plan), write_question_list(written),
              report);
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
