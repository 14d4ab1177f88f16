#pragma once

#include "app/settings.hpp"

#include <cstdint>
#include <string>

namespace app {

/// How a command prints what it found.
enum class Output : std::uint8_t {
    text,
    json,
};

/// The words of a refusal for the operator, in the language of the environment (`LANG`).
[[nodiscard]] std::string say(base::Error const&);

/// Serves until SIGTERM or SIGINT, then drains. Prints the address once it answers.
base::Result<void> serve(Settings const&);
/// Asks `/readyz` of the running service. Refusal: `service_not_ready`.
base::Result<void> check_health(Settings const&);

/// Refusal: `store_inconsistent` {findings}.
base::Result<void> examine(Settings const&, Output);

/// Imports the shipped unions and questions; what is there already stays.
base::Result<void> set_up(Settings const&);
base::Result<void> fill_demo(Settings const&, int players);
base::Result<void> remove_demo(Settings const&);

struct ImportFile {
    std::string file;
    /// Code of the bank, or name of the tree.
    std::string into;
    bool only_check;
    Output output;
};
/// Refusal: `file_refused` {errors}; every row that is wrong has been printed, nothing written.
base::Result<void> import_questions(Settings const&, ImportFile const&);
base::Result<void> import_unions(Settings const&, ImportFile const&);

base::Result<void> create_contest(Settings const&, std::string const& file);
base::Result<void> close_month(Settings const&, std::string const& slug, std::string const& month);

struct VerifyContest {
    std::string slug;
    /// Empty: all months.
    std::string month;
    Output output;
};
/// Refusal: `verification_failed` {findings}.
base::Result<void> verify_contest(Settings const&, VerifyContest const&);

/// Prints a fresh token and the hash that belongs into `operator.token_hash`.
void create_token();
base::Result<void> dump_settings(Settings const&);
void document_settings();

inline constexpr base::Refusal service_not_ready{base::ErrorKind::unavailable, "service_not_ready"};
inline constexpr base::Refusal store_inconsistent{base::ErrorKind::conflict, "store_inconsistent"};
inline constexpr base::Refusal file_refused{base::ErrorKind::invalid, "file_refused"};
inline constexpr base::Refusal verification_failed{base::ErrorKind::conflict,
                                                   "verification_failed"};

} // namespace app
