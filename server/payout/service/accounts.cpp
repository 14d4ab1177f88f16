#include "payout/service/accounts.hpp"

#include "audit/service/appending.hpp"
#include "ledger/service/posting.hpp"
#include "payout/service/acts.hpp"

#include <fmt/format.h>

namespace payout {

namespace {

using ledger::Account;
using ledger::AccountKind;
using ledger::Entry;

Account account(AccountKind kind, std::string_view contest)
{
    return {kind, fmt::format("quiz:{}", contest), ledger::Unit::fen};
}

base::Result<void> move(sql::Transaction& tx, PrizeKey const& prize, std::string_view what,
                        AccountKind from, AccountKind to, base::Money amount)
{
    auto const entry =
        TRY(Entry::transfer(fmt::format("payout:{}:{}", text(prize), what),
                            account(from, prize.contest), account(to, prize.contest), amount.fen));
    static_cast<void>(TRY(ledger::post(tx, entry)));
    return base::ok();
}

} // namespace

base::Result<void> grant_budget(sql::Transaction& tx, audit::Author const& author,
                                GrantBudget const& grant)
{
    auto const entry =
        TRY(Entry::transfer(fmt::format("budget:{}:{}", grant.contest, grant.decision),
                            account(AccountKind::source, grant.contest),
                            account(AccountKind::budget, grant.contest), grant.amount.fen));
    static_cast<void>(TRY(ledger::post(tx, entry)));
    audit::append(
        tx, author,
        {.name = acts::budget_granted,
         .subject = fmt::format("contest:{}", grant.contest),
         .details =
             audit::Details{}.with("decision", grant.decision).with("fen", grant.amount.fen)});
    return base::ok();
}

Budget budget_of(sql::Transaction& tx, std::string_view contest)
{
    auto const balance = [&](AccountKind kind) {
        return base::Money{ledger::balance_of(tx, account(kind, contest))};
    };
    return {balance(AccountKind::budget), balance(AccountKind::reserved),
            balance(AccountKind::spent)};
}

base::Result<void> reserve(sql::Transaction& tx, PrizeKey const& prize, base::Money amount)
{
    return move(tx, prize, "reserve", AccountKind::budget, AccountKind::reserved, amount);
}

base::Result<void> settle(sql::Transaction& tx, PrizeKey const& prize, base::Money amount,
                          int try_number)
{
    return move(tx, prize, fmt::format("pay:{}", try_number), AccountKind::reserved,
                AccountKind::spent, amount);
}

base::Result<void> take_back(sql::Transaction& tx, PrizeKey const& prize, base::Money amount,
                             int try_number)
{
    return move(tx, prize, fmt::format("return:{}", try_number), AccountKind::spent,
                AccountKind::reserved, amount);
}

base::Result<void> give_back(sql::Transaction& tx, PrizeKey const& prize, base::Money amount)
{
    return move(tx, prize, "forfeit", AccountKind::reserved, AccountKind::budget, amount);
}

} // namespace payout
