#pragma once

#include "identity/service/phone_book.hpp"
#include "ledger/service/posting.hpp"
#include "payout/service/accounts.hpp"
#include "payout/service/approving.hpp"
#include "payout/service/filing.hpp"
#include "payout/service/planning.hpp"
#include "payout/service/sending.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <fmt/format.h>
#include <string>
#include <vector>

namespace payout::fixtures {

inline audit::Author const wang{audit::AuthorKind::staff, "7"};
inline audit::Author const li{audit::AuthorKind::staff, "8"};

/// An office that pays: people with phones, a budget, lists and two members of staff.
class Office {
public:
    explicit Office(Channel channel = Channel::provider) { terms.channel = channel; }

    /// A person whose number ends in `number`.
    base::PersonId person(int number)
    {
        auto const phone =
            identity::PhoneNumber::parse(fmt::format("1990000{:04}", number)).value();
        return database.look([&](sql::Transaction& tx) {
            return identity::register_person(tx, terms.keys, phone).person;
        });
    }

    template <class Act>
    auto run(Act&& act)
    {
        return database.run(std::forward<Act>(act));
    }

    base::Result<PlannedPrize> plan(base::PersonId who, std::int64_t yuan = 100, int place = 1,
                                    std::string contest = "march")
    {
        return run([&](sql::Transaction& tx) {
            return plan_prize(tx, terms, {contest, march, who, yuan, place});
        });
    }
    base::Result<void> grant(std::int64_t yuan)
    {
        return run([&](sql::Transaction& tx) {
            return grant_budget(
                tx, li, {"march", base::Money::yuan(yuan), fmt::format("decision-{}", ++grants_)});
        });
    }
    base::Result<BatchView> submit(BatchId id)
    {
        return run([&](sql::Transaction& tx) { return submit_batch(tx, terms, wang, id); });
    }
    base::Result<BatchView> approve(BatchId id, audit::Author const& by = li)
    {
        return run([&](sql::Transaction& tx) -> base::Result<BatchView> {
            auto const seen = TRY(find_batch(tx, id));
            return approve_batch(tx, terms, by, id, seen.current_hash);
        });
    }
    base::Result<BatchView> release(BatchId id)
    {
        return run([&](sql::Transaction& tx) { return release_batch(tx, terms, li, id); });
    }
    /// A list of so many prizes of 100 yuan that has left.
    BatchId released(int count)
    {
        VERIFY(grant(count * 100).has_value());
        BatchId batch;
        for (int number = 1; number <= count; ++number)
            batch = plan(person(number), 100, number).value().batch;
        VERIFY(submit(batch).has_value());
        VERIFY(approve(batch).has_value());
        VERIFY(release(batch).has_value());
        return batch;
    }
    std::vector<Errand> errands()
    {
        return database.look([&](sql::Transaction& tx) { return take_errands(tx, terms, 100); });
    }
    base::Result<OrderState> tell(std::string_view number, ReportKind kind,
                                  Source source = Source::callback)
    {
        return run([&](sql::Transaction& tx) {
            return take_report(tx, terms, number, {kind, source, "", tx.now()});
        });
    }
    Budget budget()
    {
        return database.look([](sql::Transaction& tx) { return budget_of(tx, "march"); });
    }
    std::vector<OrderView> orders(BatchId id)
    {
        return database.look(
            [&](sql::Transaction& tx) { return list_orders(tx, terms, id).value(); });
    }
    bool is_ledger_well()
    {
        return database.look([](sql::Transaction& tx) { return ledger::examine(tx); }).empty();
    }

    base::CivilMonth march = base::CivilMonth::of(2021, 3);
    support::Database database;
    Terms terms{identity::Keys::derive(base::random_key())};

private:
    int grants_ = 0;
};

} // namespace payout::fixtures
