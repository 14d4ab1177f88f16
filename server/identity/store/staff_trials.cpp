#include "identity/store/staff_trials.hpp"

#include "identity/store/staff_trials.sql.hpp"

namespace identity::staff_trials {

namespace {

std::string_view name(Kind kind)
{
    switch (kind) {
    case Kind::here:
        return "here";
    case Kind::network:
        return "network";
    case Kind::account:
        return "account";
    case Kind::welcome:
        return "welcome";
    }
    std::unreachable();
}

} // namespace

std::vector<Failures> list(sql::Transaction& tx, Kind kind, std::string_view subject,
                           base::Instant since)
{
    return tx.all(staff_trials_sql::list, {name(kind), subject, since}, [](sql::Row const& row) {
        return Failures{row.instant(0), static_cast<int>(row.integer(1))};
    });
}

void add(sql::Transaction& tx, Kind kind, std::string_view subject)
{
    tx.execute(staff_trials_sql::add, {name(kind), subject, tx.now()});
}

void remove_of(sql::Transaction& tx, Kind kind, std::string_view subject)
{
    tx.execute(staff_trials_sql::remove_of, {name(kind), subject});
}

void remove_older(sql::Transaction& tx, StaffLimits const& limits)
{
    tx.execute(staff_trials_sql::remove_older,
               {tx.now() - staff_limits_day, tx.now() - limits.network_known});
}

} // namespace identity::staff_trials
