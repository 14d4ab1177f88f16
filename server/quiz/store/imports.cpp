#include "quiz/store/imports.hpp"

#include "quiz/store/imports.sql.hpp"

#include <algorithm>

namespace quiz::imports {

namespace {

ImportRecord record_from(sql::Row const& row)
{
    ImportRecord record{.id = row.id<ImportId>(0),
                        .added = static_cast<int>(row.integer(1)),
                        .changed = static_cast<int>(row.integer(2)),
                        .made_at = row.instant(3)};
    if (!row.is_null(4))
        record.undone_at = row.instant(4);
    return record;
}

ImportedQuestion question_from(sql::Row const& row)
{
    ImportedQuestion question{.question = row.id<QuestionId>(0),
                              .after = static_cast<QuestionVersion>(row.integer(2))};
    if (!row.is_null(1))
        question.before = static_cast<QuestionVersion>(row.integer(1));
    return question;
}

} // namespace

ImportId insert(sql::Transaction& tx, BankId bank, std::span<ImportedQuestion const> questions)
{
    auto const last =
        tx.first(imports_sql::find_last_id, {}, [](sql::Row const& row) { return row.integer(0); });
    ImportId const id{last.value_or(0) + 1};
    auto const added = std::ranges::count_if(
        questions, [](ImportedQuestion const& one) { return !one.before.has_value(); });
    tx.execute(imports_sql::insert, {id, bank, added, std::ssize(questions) - added, tx.now()});
    for (auto const& one : questions)
        tx.execute(imports_sql::insert_question, {id, one.question, one.before, one.after});
    return id;
}

std::optional<ImportRecord> find(sql::Transaction& tx, BankId bank, ImportId id)
{
    return tx.first(imports_sql::find, {bank, id}, record_from);
}

std::vector<ImportRecord> list(sql::Transaction& tx, BankId bank, int limit)
{
    return tx.all(imports_sql::list, {bank, limit}, record_from);
}

std::vector<ImportedQuestion> list_questions(sql::Transaction& tx, ImportId id)
{
    return tx.all(imports_sql::list_questions, {id}, question_from);
}

void update_undone(sql::Transaction& tx, ImportId id)
{
    tx.execute(imports_sql::update_undone, {id, tx.now()});
}

} // namespace quiz::imports
