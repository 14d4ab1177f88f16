#include "app/store/answers.hpp"

#include "app/store/answers.sql.hpp"

namespace app::answers {

std::optional<Given> find(sql::Transaction& tx, std::string_view key_hash, base::Instant since)
{
    return tx.first(answers_sql::find, {key_hash, since}, [](sql::Row const& row) {
        return Given{{row.integer(0)},
                     row.string(1),
                     static_cast<int>(row.integer(2)),
                     row.string(3),
                     row.string(4)};
    });
}

void insert(sql::Transaction& tx, std::string_view key_hash, Given const& given)
{
    tx.execute(answers_sql::insert, {key_hash, given.person, given.content_hash, given.status,
                                     given.content_type, given.body, tx.now()});
}

void keep_newest(sql::Transaction& tx, base::PersonId person, int count)
{
    tx.execute(answers_sql::keep_newest, {person, count - 1});
}

void remove_older(sql::Transaction& tx, base::Instant until)
{
    tx.execute(answers_sql::remove_older, {until});
}

} // namespace app::answers
