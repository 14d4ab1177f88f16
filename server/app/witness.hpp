#pragma once

#include "audit/domain/checkpoint.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace app {

/// Looks at somebody else's audit log from another machine, and remembers what it saw: a history
/// that was once signed can not become another one unseen.
class Witness {
public:
    /// `url` is that of the installation, such as "https://quiz.example.org"; `file` is where the
    /// witness remembers; made at the first look, which has nothing to compare with.
    Witness(std::string url, std::filesystem::path file)
        : url_{std::move(url)}, file_{std::move(file)}
    {
    }

    /// The checkpoint that was checked and is now remembered. Compares the key, the signature,
    /// the growth since last time, and every entry. Refusals: `log_key_changed`,
    /// `log_rolled_back` {seen, found}, `log_forked` {seen, found}, `log_entries_differ` {from,
    /// to}, `answer_not_understood` {address}, those of `open_note` and `fetch`. After a refusal
    /// the file is as it was.
    [[nodiscard]] base::Result<audit::Checkpoint> look() const;

private:
    /// What was seen last time.
    struct Memory {
        audit::LogKey key;
        std::string note;
    };

    [[nodiscard]] base::Result<std::optional<Memory>> recall() const;
    [[nodiscard]] base::Result<void> remember(Memory const&) const;
    [[nodiscard]] base::Result<std::string> fetch(std::string const& path) const;
    [[nodiscard]] base::Result<audit::LogKey> fetch_key() const;
    [[nodiscard]] base::Result<std::string> fetch_note() const;
    [[nodiscard]] base::Result<void> compare_growth(audit::Checkpoint const& seen,
                                                    audit::Checkpoint const& found) const;
    [[nodiscard]] base::Result<void> compare_entries(audit::Checkpoint const& seen,
                                                     audit::Checkpoint const& found) const;

    std::string url_;
    std::filesystem::path file_;
};

} // namespace app
