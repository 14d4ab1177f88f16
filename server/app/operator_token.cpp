#include "app/operator_token.hpp"

#include "app/authors.hpp"
#include "audit/service/appending.hpp"
#include "audit/service/reading.hpp"
#include "base/crypto.hpp"

#include <string>

namespace app {

namespace {

constexpr std::string_view operator_token_counts = "operator_token_counts";
constexpr std::size_t fingerprint_digits = 16;

std::string subject_of(std::string_view token_hash)
{
    if (token_hash.empty())
        return "token:none";
    return "token:" + base::hex(base::sha256(token_hash)).substr(0, fingerprint_digits);
}

} // namespace

void note_operator_token(sql::Transaction& tx, std::string_view token_hash)
{
    auto subject = subject_of(token_hash);
    auto const before = audit::find_newest_entry(tx, operator_token_counts);
    if (subject == (before ? before->subject : subject_of("")))
        return;
    audit::append(tx, acting_program("start"),
                  {.name = operator_token_counts, .subject = std::move(subject)});
}

} // namespace app
