#include "identity/service/signing_out.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/store/sessions.hpp"

namespace identity {

void sign_out(sql::Transaction& tx, std::string_view hash)
{
    sessions::remove(tx, hash);
}

void sign_out_everywhere(sql::Transaction& tx, base::PersonId person)
{
    sessions::remove_of(tx, person);
}

base::Result<void> sign_out_device(sql::Transaction& tx, base::PersonId person, DeviceId device)
{
    if (!sessions::remove_device(tx, person, device))
        return std::unexpected{refuse(device_unknown)};
    return base::ok();
}

} // namespace identity
