#include "quiz/service/undoing_import.hpp"

#include "audit/service/appending.hpp"
#include "base/verify.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/acts.hpp"
#include "quiz/service/keeping_bank.hpp"
#include "quiz/service/publishing_bank.hpp"
#include "quiz/store/imports.hpp"
#include "quiz/store/questions.hpp"

#include <string>
#include <utility>

namespace quiz {

namespace {

base::Result<void> check_untouched(sql::Transaction& tx, std::vector<ImportedQuestion> const& all)
{
    for (auto const& one : all) {
        auto const stored = questions::find(tx, one.question);
        VERIFY(stored.has_value());
        if (stored->wording.version != one.after || stored->is_withdrawn)
            return std::unexpected{
                refuse(import_changed_since).with("question", stored->wording.code)};
    }
    return base::ok();
}

void take_back(sql::Transaction& tx, ImportedQuestion const& one)
{
    if (!one.before)
        return questions::withdraw(tx, one.question);
    auto wording = questions::find_wording(tx, one.question, *one.before);
    VERIFY(wording.has_value());
    wording->version = one.after + 1;
    questions::add_wording(tx, *wording);
}

} // namespace

base::Result<std::vector<ImportRecord>> list_imports(sql::Transaction& tx, std::string_view code)
{
    auto const bank = TRY(find_bank(tx, code));
    return imports::list(tx, bank, imports_listed_max);
}

base::Result<ImportRecord> undo_import(sql::Transaction& tx, Live& live,
                                       audit::Author const& author, std::string_view code,
                                       ImportId id)
{
    auto const bank = TRY(find_bank(tx, code));
    auto record = imports::find(tx, bank, id);
    if (!record)
        return std::unexpected{refuse(import_unknown).with("id", id.value)};
    CHECK_OK(check_undo(*record, tx.now()));
    auto const questions = imports::list_questions(tx, id);
    CHECK_OK(check_untouched(tx, questions));
    for (auto const& one : questions)
        take_back(tx, one);
    imports::update_undone(tx, id);
    auto const snapshot = publish_bank(tx, live, bank);
    CHECK_OK(check_contests(live, snapshot, tx.now()));
    audit::append(tx, author,
                  {.name = acts::questions_import_undone,
                   .subject = "bank:" + std::string{code},
                   .details = audit::Details{}
                                  .with("import", id.value)
                                  .with("withdrawn", record->added)
                                  .with("restored", record->changed)
                                  .with("bank_version", snapshot.version())});
    record->undone_at = tx.now();
    return *std::move(record);
}

} // namespace quiz
