#include "quiz/store/study_cards.hpp"

#include "quiz/store/lines.hpp"
#include "quiz/store/study_cards.sql.hpp"

namespace quiz::study_cards {

namespace {

StudyCard card_from(sql::Row const& row)
{
    return {row.string(0),
            row.string(1),
            row.string(2),
            row.string(3),
            {row.string(4), lines_from(row.text(5)), static_cast<int>(row.integer(6))}};
}

} // namespace

std::optional<StudyCard> find(sql::Transaction& tx, BankId bank, std::string_view code)
{
    return tx.first(study_cards_sql::find, {bank, code}, card_from);
}

std::optional<StudyCard> find_nth(sql::Transaction& tx, BankId bank, std::int64_t index)
{
    return tx.first(study_cards_sql::find_nth, {bank, index}, card_from);
}

std::int64_t count(sql::Transaction& tx, BankId bank)
{
    return tx
        .first(study_cards_sql::count_all, {bank},
               [](sql::Row const& row) { return row.integer(0); })
        .value_or(0);
}

void put(sql::Transaction& tx, BankId bank, StudyCard const& card)
{
    tx.execute(study_cards_sql::put,
               {bank, card.code, card.title, card.words, card.source, card.check.stem,
                lines_text(card.check.options), card.check.answer, tx.now()});
}

} // namespace quiz::study_cards
