#include "identity/domain/purpose.hpp"

#include "identity/domain/refusals.hpp"

#include <array>
#include <string>

namespace identity {

std::string_view name(Purpose purpose)
{
    switch (purpose) {
    case Purpose::sign_in:
        return "sign_in";
    case Purpose::change_phone:
        return "change_phone";
    case Purpose::prize_phone:
        return "prize_phone";
    }
    std::unreachable();
}

std::optional<Purpose> purpose_named(std::string_view wanted)
{
    for (auto const purpose : {Purpose::sign_in, Purpose::change_phone, Purpose::prize_phone}) {
        if (name(purpose) == wanted)
            return purpose;
    }
    return std::nullopt;
}

base::Result<Purpose> purpose_for(Asker asker, std::string_view wanted)
{
    auto const purpose = purpose_named(wanted);
    bool const is_open = purpose == Purpose::sign_in ||
                         (purpose == Purpose::prize_phone && asker == Asker::signed_in);
    if (is_open)
        return *purpose;
    std::string allowed{name(Purpose::sign_in)};
    if (asker == Asker::signed_in)
        allowed.append(", ").append(name(Purpose::prize_phone));
    auto error = refuse(purpose_unknown).at("purpose");
    return std::unexpected{std::move(error).with("allowed", std::move(allowed))};
}

} // namespace identity
