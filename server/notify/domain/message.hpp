#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "notify/domain/delivery.hpp"

#include <optional>
#include <string>

namespace notify {

using MessageId = base::Id<struct MessageKind>;
using EndpointId = base::Id<struct EndpointKind>;

/// One message to one phone or one endpoint, as the delivery log has it.
struct Message {
    MessageId id;
    Channel channel = Channel::sms;
    std::string kind;
    std::string reference;
    EndpointId endpoint = {};
    std::string phone_index = {};
    std::string phone_masked = {};
    std::string content = {};
    MessageState state = MessageState::waiting;
    std::optional<ReportKind> outcome = {};
    int tries = 0;
    base::Instant created_at = {};
    base::Instant expires_at = {};
    base::Instant changed_at = {};
};

/// One time that a message was handed to the courier.
struct Try {
    int number = 1;
    base::Instant started_at = {};
    std::optional<base::Instant> ended_at = {};
    std::optional<ReportKind> outcome = {};
    std::string reason = {};
};

} // namespace notify
