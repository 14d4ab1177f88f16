#pragma once

#include "identity/domain/sms_gateway.hpp"

#include <filesystem>
#include <mutex>

namespace app {

/// Prints messages on standard output instead of sending them: for trials, and said so there. With
/// a file it also appends each as a line of JSON, so that a test can read the code.
class ConsoleSms final : public identity::SmsGateway {
public:
    explicit ConsoleSms(std::filesystem::path file) : file_{std::move(file)} {}
    void send(identity::PhoneNumber const& to, std::string_view words) noexcept override;

private:
    std::filesystem::path file_;
    std::mutex mutex_;
};

} // namespace app
