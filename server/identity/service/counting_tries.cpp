#include "identity/service/counting_tries.hpp"

#include "base/crypto.hpp"
#include "identity/store/staff_trials.hpp"

namespace identity {

namespace {

using staff_trials::Kind;

std::string subject(Keys const& keys, std::string_view text)
{
    return base::hex(base::hmac_sha256(keys.staff_trial, text));
}

} // namespace

std::string account_subject(Keys const& keys, std::string_view account)
{
    return subject(keys, "account:" + std::string{account});
}

TrySubjects subjects_of(Keys const& keys, std::string account, std::string_view source)
{
    return {.here = subject(keys, "here:" + account + '@' + std::string{source}),
            .network = subject(keys, "network:" + std::string{source}),
            .account = std::move(account)};
}

base::Result<void> check_tries(sql::Transaction& tx, StaffLimits const& limits,
                               TrySubjects const& subjects)
{
    auto const window_begin = tx.now() - limits.window;
    auto const here = staff_trials::list(tx, Kind::here, subjects.here, window_begin);
    auto const network = staff_trials::list(tx, Kind::network, subjects.network, window_begin);
    auto const account =
        staff_trials::list(tx, Kind::account, subjects.account, tx.now() - staff_limits_day);
    auto const welcomes =
        staff_trials::list(tx, Kind::welcome, subjects.here, tx.now() - limits.network_known);
    return may_try(limits, {here, network, account, !welcomes.empty()}, tx.now());
}

void note_failure(sql::Transaction& tx, StaffLimits const& limits, TrySubjects const& subjects)
{
    staff_trials::remove_older(tx, limits);
    staff_trials::add(tx, Kind::here, subjects.here);
    staff_trials::add(tx, Kind::network, subjects.network);
    staff_trials::add(tx, Kind::account, subjects.account);
}

void note_success(sql::Transaction& tx, TrySubjects const& subjects)
{
    staff_trials::remove_of(tx, Kind::here, subjects.here);
    staff_trials::remove_of(tx, Kind::welcome, subjects.here);
    staff_trials::add(tx, Kind::welcome, subjects.here);
}

} // namespace identity
