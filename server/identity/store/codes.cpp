#include "identity/store/codes.hpp"

#include "identity/store/codes.sql.hpp"
#include "sql/breakdown.hpp"

namespace identity::codes {

namespace {

CodeLength length_from(std::int64_t digits)
{
    return digits == static_cast<std::int64_t>(CodeLength::eight) ? CodeLength::eight
                                                                  : CodeLength::six;
}

IssuedCode code_from(sql::Row const& row)
{
    auto const purpose = purpose_named(row.text(1));
    if (!purpose)
        throw sql::Breakdown{"identity_code: a purpose that this program does not know"};
    IssuedCode code{.id = row.string(0), .purpose = *purpose};
    code.phone_index = row.string(2);
    code.phone_sealed = row.string(3);
    code.digest = row.string(4);
    code.sent_at = row.instant(5);
    code.tries_allowed = static_cast<int>(row.integer(6));
    code.tries_made = static_cast<int>(row.integer(7));
    if (!row.is_null(8))
        code.used_at = row.instant(8);
    code.source = row.string(9);
    code.length = length_from(row.integer(10));
    return code;
}

} // namespace

std::optional<IssuedCode> find(sql::Transaction& tx, std::string_view id)
{
    return tx.first(codes_sql::find, {id}, code_from);
}

std::vector<IssuedCode> list_of_phone(sql::Transaction& tx, std::string_view phone_index,
                                      base::Instant since)
{
    return tx.all(codes_sql::list_of_phone, {phone_index, since}, code_from);
}

void insert(sql::Transaction& tx, IssuedCode const& code)
{
    tx.execute(codes_sql::insert, {code.id, name(code.purpose), code.phone_index, code.phone_sealed,
                                   code.digest, code.sent_at, code.tries_allowed, code.source,
                                   static_cast<std::int64_t>(code.length)});
}

bool take_try(sql::Transaction& tx, std::string_view id)
{
    return tx.execute(codes_sql::take_try, {id}) == 1;
}

bool mark_used(sql::Transaction& tx, std::string_view id)
{
    return tx.execute(codes_sql::mark_used, {id, tx.now()}) == 1;
}

void remove_older(sql::Transaction& tx, base::Instant until)
{
    tx.execute(codes_sql::remove_older, {until});
}

void remove_of_phone(sql::Transaction& tx, std::string_view phone_index)
{
    tx.execute(codes_sql::remove_of_phone, {phone_index});
}

} // namespace identity::codes
