#include "identity/service/redeeming_code.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/service/sealing.hpp"
#include "identity/store/codes.hpp"
#include "identity/store/wrong_codes.hpp"

namespace identity {

namespace {

base::Error refuse_guess(OpenCode const& code)
{
    auto const left = code.tries_left_after_this();
    if (left == 0)
        return refuse(code_locked).keeping_effects();
    return refuse(code_wrong).at("code").with("tries_left", left).keeping_effects();
}

} // namespace

base::Result<PhoneNumber> redeem_code(sql::Transaction& tx, Keys const& keys,
                                      GuessAlarm const& alarm, RedeemCode const& command)
{
    auto const issued = codes::find(tx, command.code_id);
    if (!issued)
        return std::unexpected{refuse(code_unknown)};
    auto const length = length_for_new_code(alarm, wrong_codes::find(tx));
    auto const open = TRY(issued->open_at(tx.now(), command.purpose, length));

    // The try is taken before the look, so that guesses which arrive together cannot all be looked
    // at for the price of one.
    if (!codes::take_try(tx, issued->id))
        return std::unexpected{refuse(code_locked)};
    auto const phone = unsealed(keys, issued->phone_sealed, place_of_code(issued->id));
    if (!open.accepts(keys, phone, command.code)) {
        wrong_codes::add_one(tx);
        return std::unexpected{refuse_guess(open)};
    }
    if (!codes::mark_used(tx, issued->id))
        return std::unexpected{refuse(code_used)};
    return phone;
}

} // namespace identity
