#include "app/store/answers.hpp"

#include "app/store/answers.sql.hpp"

namespace app::answers {

std::optional<Given> find(sql::Transaction& tx, std::string_view key_hash, base::Instant since)
{
    return tx.first(answers_sql::find, {key_hash, since}, [](sql::Row const& row) {
        return Given{row.string(0), static_cast<int>(row.integer(1)), row.string(2), row.string(3)};
    });
}

void insert(sql::Transaction& tx, std::string_view key_hash, Given const& given)
{
    tx.execute(answers_sql::insert, {key_hash, given.content_hash, given.status, given.content_type,
                                     given.body, tx.now()});
}

void remove_older(sql::Transaction& tx, base::Instant until)
{
    tx.execute(answers_sql::remove_older, {until});
}

} // namespace app::answers
