#include "quiz/store/questions.hpp"

#include "quiz/domain/question.hpp"
#include "quiz/store/lines.hpp"
#include "quiz/store/questions.sql.hpp"
#include "sql/breakdown.hpp"

#include <string>

namespace quiz::questions {

namespace {

OptionSet answer_from(std::string_view digits)
{
    OptionSet answer;
    for (char const digit : digits)
        answer.insert(digit - '0');
    return answer;
}

std::string digits_of(OptionSet answer)
{
    std::string digits;
    for (int position = 0; position < options_max; ++position)
        if (answer.contains(position))
            digits += static_cast<char>('0' + position);
    return digits;
}

Question wording_from(sql::Row const& row)
{
    auto const type = question_type_named(row.text(3));
    if (!type)
        throw sql::Breakdown{"quiz_question_version.type cannot be read"};
    Question question;
    question.id = row.id<QuestionId>(0);
    question.version = static_cast<QuestionVersion>(row.integer(1));
    question.code = row.string(2);
    question.type = *type;
    question.stratum = static_cast<Stratum>(row.integer(4));
    question.period = row.string(5);
    question.topic = row.string(6);
    question.stem = row.string(7);
    question.options = lines_from(row.text(8));
    question.answer = answer_from(row.text(9));
    question.explanation = row.string(10);
    question.source = row.string(11);
    if (!row.is_null(12))
        question.valid_from = row.date(12);
    return question;
}

Stored question_from(sql::Row const& row)
{
    return {wording_from(row), static_cast<int>(row.integer(13)), row.integer(14) != 0,
            row.integer(15) != 0};
}

void insert_wording(sql::Transaction& tx, Question const& question)
{
    tx.execute(questions_sql::insert_wording,
               {question.id, question.version, text(question.type), question.period, question.topic,
                question.stem, lines_text(question.options), digits_of(question.answer),
                question.explanation, question.source, question.valid_from, tx.now()});
}

} // namespace

std::optional<Stored> find(sql::Transaction& tx, BankId bank, std::string_view code)
{
    return tx.first(questions_sql::find, {bank, code}, question_from);
}

std::optional<Stored> find(sql::Transaction& tx, QuestionId question)
{
    return tx.first(questions_sql::find_by_id, {question}, question_from);
}

std::vector<Stored> list(sql::Transaction& tx, BankId bank, QuestionId after, int limit)
{
    return tx.all(questions_sql::list, {bank, after, limit}, question_from);
}

void each(sql::Transaction& tx, BankId bank, std::function<void(Stored const&)> const& use)
{
    tx.each(questions_sql::list_all, {bank}, [&](sql::Row const& row) { use(question_from(row)); });
}

std::optional<Question> find_wording(sql::Transaction& tx, QuestionId question,
                                     QuestionVersion version)
{
    return tx.first(questions_sql::find_wording, {question, version}, wording_from);
}

QuestionId next_id(sql::Transaction& tx)
{
    auto const last = tx.first(questions_sql::find_last_id, {},
                               [](sql::Row const& row) { return row.integer(0); });
    return QuestionId{last.value_or(0) + 1};
}

void insert(sql::Transaction& tx, BankId bank, Stored const& stored)
{
    auto const& wording = stored.wording;
    tx.execute(questions_sql::insert,
               {wording.id, bank, wording.code, static_cast<int>(wording.stratum), stored.ordinal,
                stored.is_enabled ? 1 : 0, wording.version, tx.now()});
    insert_wording(tx, wording);
}

void add_wording(sql::Transaction& tx, Question const& question)
{
    insert_wording(tx, question);
    tx.execute(questions_sql::set_current, {question.id, question.version});
}

void set_enabled(sql::Transaction& tx, QuestionId question, Switch position)
{
    tx.execute(questions_sql::set_enabled, {question, position == Switch::on ? 1 : 0});
}

void withdraw(sql::Transaction& tx, QuestionId question)
{
    tx.execute(questions_sql::withdraw, {question});
}

} // namespace quiz::questions
