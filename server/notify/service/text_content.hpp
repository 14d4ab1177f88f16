#pragma once

#include "notify/domain/message.hpp"
#include "notify/domain/sms_gateway.hpp"
#include "notify/domain/terms.hpp"

#include <string>
#include <string_view>

namespace notify {

/// What is said to a phone, encrypted for its message: it opens under no other reference.
[[nodiscard]] std::string sealed_text(Terms const&, TextMessage const&, std::string_view reference);
/// The same again. One that does not open is a breakdown.
[[nodiscard]] TextMessage text_in(Terms const&, Message const&);

} // namespace notify
