#include "ledger/domain/refusals.hpp"
#include "ledger/service/posting.hpp"
#include "support/database.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <string>
#include <vector>

namespace {

using namespace ledger;

/// One thing that somebody tries: to move an amount under a key. Keys are few, so that the same
/// one comes again with the same and with another content.
struct Try {
    int key = 0;
    int from = 0;
    int to = 0;
    std::int64_t amount = 0;
    /// Whether the command around it is refused later, so that all of it is rolled back.
    bool is_abandoned = false;
};

/// One bank for all histories, because a database takes longer to make than to fill; each history
/// has accounts and keys of its own.
class Bank {
public:
    Bank() { ++history_; }

    [[nodiscard]] static Account account(int number)
    {
        return {number == 0 ? AccountKind::source : AccountKind::budget,
                fmt::format("history:{}:item:{}", history_, number), Unit::fen};
    }
    [[nodiscard]] static Entry entry(std::string_view key, int from, int to, std::int64_t amount)
    {
        return Entry::transfer(fmt::format("history:{}:{}", history_, key), account(from),
                               account(to), amount)
            .value();
    }
    [[nodiscard]] static support::Database& database()
    {
        static support::Database only;
        return only;
    }
    [[nodiscard]] static std::int64_t balance(int number)
    {
        return database().look(
            [&](sql::Transaction& tx) { return balance_of(tx, account(number)); });
    }

private:
    inline static int history_ = 0;
};

rc::Gen<Try> any_try()
{
    return rc::gen::build<Try>(rc::gen::set(&Try::key, rc::gen::inRange(0, 40)),
                               rc::gen::set(&Try::from, rc::gen::inRange(0, 5)),
                               rc::gen::set(&Try::to, rc::gen::inRange(0, 5)),
                               rc::gen::set(&Try::amount, rc::gen::inRange<std::int64_t>(1, 1'000)),
                               rc::gen::set(&Try::is_abandoned));
}

/// The bank as a plain map: what the ledger must agree with after any history.
class Model {
public:
    /// Whether the bank takes this try, and what it then holds.
    bool apply(Try const& attempt)
    {
        auto const content = fmt::format("{}>{}:{}", attempt.from, attempt.to, attempt.amount);
        if (auto const known = keys_.find(attempt.key); known != keys_.end())
            return known->second == content;
        if (attempt.from != 0 && balances_[attempt.from] < attempt.amount)
            return false;
        if (attempt.is_abandoned)
            return true;
        keys_.emplace(attempt.key, content);
        balances_[attempt.from] -= attempt.amount;
        balances_[attempt.to] += attempt.amount;
        return true;
    }
    [[nodiscard]] std::int64_t balance(int number) { return balances_[number]; }

private:
    std::map<int, std::string> keys_;
    std::map<int, std::int64_t> balances_;
};

constexpr base::Refusal abandoned{base::ErrorKind::conflict, "abandoned"};

RC_GTEST_PROP(LedgerBank, AgreesWithAPlainMapAfterAnyHistory, ())
{
    auto const tries = *rc::gen::container<std::vector<Try>>(any_try());
    Bank const bank;
    Model model;
    for (auto const& attempt : tries) {
        if (attempt.from == attempt.to)
            continue;
        bool was_taken = false;
        auto const answer = Bank::database().run([&](sql::Transaction& tx) -> base::Result<Posted> {
            auto const posted = TRY(post(tx, Bank::entry(std::to_string(attempt.key), attempt.from,
                                                         attempt.to, attempt.amount)));
            was_taken = true;
            if (attempt.is_abandoned)
                return std::unexpected{refuse(abandoned)};
            return posted;
        });
        RC_ASSERT(was_taken == model.apply(attempt));
        RC_ASSERT(answer.has_value() == (was_taken && !attempt.is_abandoned));
    }
    std::int64_t total = 0;
    for (int number = 0; number < 5; ++number) {
        RC_ASSERT(Bank::balance(number) == model.balance(number));
        RC_ASSERT(number == 0 || model.balance(number) >= 0);
        total += model.balance(number);
    }
    RC_ASSERT(total == 0);
    RC_ASSERT(Bank::database().look([](sql::Transaction& tx) { return examine(tx); }).empty());
}

RC_GTEST_PROP(LedgerBank, NeverSpendsMoreThanABudgetHoldsHoweverManyAsk, ())
{
    auto const budget = *rc::gen::inRange<std::int64_t>(1, 10'000);
    auto const amounts =
        *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 2'000));
    Bank const bank;
    Bank::database().look(
        [&](sql::Transaction& tx) { return post(tx, Bank::entry("grant", 0, 1, budget)).value(); });
    std::int64_t spent = 0;
    for (std::size_t asker = 0; asker < amounts.size(); ++asker)
        if (Bank::database().run([&](sql::Transaction& tx) {
                return post(tx, Bank::entry(std::to_string(asker), 1, 2, amounts[asker]));
            }))
            spent += amounts[asker];
    RC_ASSERT(spent <= budget);
    RC_ASSERT(Bank::balance(1) == budget - spent);
    RC_ASSERT(Bank::balance(2) == spent);
}

} // namespace
