#pragma once

#include "identity/domain/phone_number.hpp"

#include <string_view>

namespace identity {

/// Brings words to a phone. Called once a message is due for good, after the commit: it reports
/// nothing back, because the person who asked has already been answered.
class SmsGateway {
public:
    virtual ~SmsGateway() = default;
    virtual void send(PhoneNumber const& to, std::string_view words) noexcept = 0;
};

} // namespace identity
