#include "ledger/service/posting.hpp"

#include "ledger/domain/refusals.hpp"
#include "ledger/store/accounts.hpp"
#include "ledger/store/entries.hpp"

#include <fmt/format.h>
#include <string_view>

namespace ledger {

namespace {

base::Error overdrawn(Posting const& posting, std::int64_t balance)
{
    return refuse(account_overdrawn)
        .with("account", name_of(posting.account))
        .with("balance", balance);
}

base::Result<void> check_floor(Posting const& posting, std::int64_t balance)
{
    auto const floor = floor_of(posting.account.kind);
    if (floor && balance + posting.amount < *floor)
        return std::unexpected{overdrawn(posting, balance)};
    return base::ok();
}

} // namespace

base::Result<Posted> post(sql::Transaction& tx, Entry const& entry)
{
    if (auto const known = entries::find_content_hash(tx, entry.key())) {
        if (*known != entry.content_hash())
            return std::unexpected{refuse(entry_key_reused).with("key", entry.key())};
        return Posted::before;
    }
    // Asked first, so that a refused entry has written nothing.
    for (auto const& posting : entry.postings())
        CHECK_OK(check_floor(posting, balance_of(tx, posting.account)));
    auto const id = entries::insert(tx, entry);
    for (auto const& posting : entry.postings()) {
        auto const account = accounts::find_or_insert(tx, posting.account);
        // The statement guards once more: between nodes somebody may have been faster.
        if (!accounts::add(tx, account.id, posting.amount))
            return std::unexpected{overdrawn(posting, account.balance)};
        entries::insert_posting(tx, id, account.id, posting.amount);
    }
    return Posted::now;
}

std::int64_t balance_of(sql::Transaction& tx, Account const& account)
{
    return accounts::find(tx, account).value_or(accounts::Stored{}).balance;
}

std::vector<Movement> list_movements(sql::Transaction& tx, Account const& account, int limit,
                                     std::int64_t before_entry_id)
{
    auto const known = accounts::find(tx, account);
    if (!known)
        return {};
    std::vector<Movement> movements;
    for (auto& stored : entries::list_movements(tx, known->id, before_entry_id, limit))
        movements.push_back(
            {stored.entry_id, std::move(stored.key), stored.amount, stored.posted_at});
    return movements;
}

Account account_of(base::PersonId person, Unit unit)
{
    return {AccountKind::person, fmt::format("person:{}", person.value), unit};
}

base::Result<Posted> credit_month_points(sql::Transaction& tx, CreditMonthPoints const& credit)
{
    auto const entry = TRY(Entry::transfer(
        fmt::format("points:{}:{}:{}", credit.contest, credit.month.text(), credit.person.value),
        {AccountKind::source, fmt::format("quiz:{}:{}", credit.contest, credit.month.text()),
         Unit::points},
        account_of(credit.person, Unit::points), credit.points));
    return post(tx, entry);
}

std::vector<std::string> examine(sql::Transaction& tx)
{
    std::vector<std::string> findings;
    auto const add = [&](std::string_view what, std::vector<entries::Contradiction> const& found) {
        for (auto const& one : found)
            findings.push_back(fmt::format("{}: {} has {}, expected {}", what, one.where, one.found,
                                           one.expected));
    };
    add("entry does not balance", entries::list_unbalanced(tx));
    add("balance is not its postings", entries::list_drifted(tx));
    add("account below its floor", entries::list_overdrawn(tx));
    add("unit does not total zero", entries::list_nonzero_totals(tx));
    return findings;
}

} // namespace ledger
