#pragma once

#include "identity/service/code_sender.hpp"

#include <filesystem>
#include <mutex>

namespace app {

/// Prints messages on standard output instead of sending them: for trials, and said so there. With
/// a file it also appends each as a line of JSON, so that a test can read the code.
class ConsoleSms final : public identity::CodeSender {
public:
    explicit ConsoleSms(std::filesystem::path file) : file_{std::move(file)} {}
    base::Result<void> send(sql::Transaction&, identity::CodeMessage const&) override;

private:
    void print(identity::CodeMessage const&) noexcept;

    std::filesystem::path file_;
    std::mutex mutex_;
};

} // namespace app
