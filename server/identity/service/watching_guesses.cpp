#include "identity/service/watching_guesses.hpp"

#include "identity/store/wrong_codes.hpp"

namespace identity {

bool is_guessing_alarmed(sql::Transaction& tx, GuessAlarm const& alarm)
{
    return is_alarmed(alarm, wrong_codes::find(tx));
}

} // namespace identity
