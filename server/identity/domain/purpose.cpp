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
    }
    std::unreachable();
}

std::optional<Purpose> purpose_named(std::string_view wanted)
{
    for (auto const purpose : {Purpose::sign_in, Purpose::change_phone}) {
        if (name(purpose) == wanted)
            return purpose;
    }
    return std::nullopt;
}

base::Result<Purpose> public_purpose(std::string_view wanted)
{
    if (wanted == name(Purpose::sign_in))
        return Purpose::sign_in;
    auto error = refuse(purpose_unknown).at("purpose");
    return std::unexpected{std::move(error).with("allowed", std::string{name(Purpose::sign_in)})};
}

} // namespace identity
