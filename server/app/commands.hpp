#pragma once

#include "app/settings.hpp"
#include "base/crypto.hpp"
#include "quiz/domain/draft_defaults.hpp"
#include "sql/transaction.hpp"

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

/// Prints what is wrong with the store: damage, a changed log, sums that are not what they add up
/// to. Refusal: `store_inconsistent` {findings}.
base::Result<void> examine(Settings const&, Output);

/// Imports the shipped unions and questions; what is there already stays.
base::Result<void> set_up(Settings const&);
/// Sets up, makes the demonstration's contest, adds so many made-up people who have played and some
/// who work here, and prints how to sign in. Refusal: `not_a_demonstration` {folder}.
base::Result<void> fill_demo(Settings const&, int players);
/// Removes what `fill_demo` made and nothing else; who worked in it can no longer sign in.
base::Result<void> remove_demo(Settings const&);

struct ImportFile {
    std::string file;
    /// Code of the bank, or name of the tree.
    std::string into;
    bool only_check;
    Output output;
    /// Of questions; empty: by the name of the file, else by what stands in it.
    std::string format = {};
    /// What fills the fields that a format has no place for.
    quiz::DraftDefaults defaults = {};
};
/// Refusal: `file_refused` {errors}; every row that is wrong has been printed, nothing written.
base::Result<void> import_questions(Settings const&, ImportFile const&);
base::Result<void> import_unions(Settings const&, ImportFile const&);

/// Creates a contest from a file of settings and prints the hashes of its months. Refusals:
/// `configuration_unreadable` {file, line}, those of `quiz::create_contest`.
base::Result<void> create_contest(Settings const&, std::string const& file);
/// Freezes a month, such as "2021-03", and prints the hash of its list and its secret. Refusals:
/// `month_malformed`, those of `quiz::close_month`.
base::Result<void> close_month(Settings const&, std::string const& slug, std::string const& month);

struct VerifyContest {
    std::string slug;
    /// Empty: all months.
    std::string month;
    Output output;
    /// A published bundle of `month` that must be what the store would publish now; empty: none.
    std::string bundle;
};
/// Computes every paper, point and list of a contest again and prints what differs. Refusals:
/// `verification_failed` {findings}, `contest_unknown`, `month_malformed`; with a bundle also
/// `file_unreadable` {file} and those of `quiz::write_bundle`.
base::Result<void> verify_contest(Settings const&, VerifyContest const&);

struct ExportBundle {
    std::string slug;
    std::string month;
    std::string file;
};
/// Writes what anybody needs to recompute a frozen month. Refusals: `month_malformed`,
/// `file_unwritable` {file}, those of `quiz::write_bundle`.
base::Result<void> export_bundle(Settings const&, ExportBundle const&);

struct ExportQuestions {
    std::string bank;
    std::string file;
    /// Empty: by the name of the file.
    std::string format;
};
/// Writes all questions of a bank. Refusals: `bank_unknown`, `question_format_unknown`,
/// `file_unwritable` {file}.
base::Result<void> export_questions(Settings const&, ExportQuestions const&);

/// Makes the audit log again from its entries and prints how large it is. Refusal: `log_broken`
/// {what, where}.
base::Result<void> recompute_log(sql::Transaction&, base::Key const& master_key, Output);
/// The same on the store of the settings.
base::Result<void> verify_log(Settings const&, Output);
/// Looks at the audit log of the installation at `url`, and remembers it in `file`. Refusals: those
/// of `Witness::look`.
base::Result<void> witness_log(std::string const& url, std::string const& file);

struct NewAdmin {
    std::string login;
    std::string full_name;
    /// Such as "system_administrator"; empty for none.
    std::string role;
    /// Code of the union at which it is held; empty for the whole house.
    std::string union_code;
};
/// Accounts of people who work for the union, looked after on the machine itself: for the first
/// ones, and for when nobody can sign in any more. `create` and `reset` print a set-up link.
/// Refusals: those of `identity::create_staff` and its kin.
base::Result<void> create_admin(Settings const&, NewAdmin const&);
base::Result<void> list_admins(Settings const&);
base::Result<void> reset_admin(Settings const&, std::string const& login);
base::Result<void> lock_admin(Settings const&, std::string const& login);
base::Result<void> unlock_admin(Settings const&, std::string const& login);
/// What is done with somebody's sessions.
enum class SessionsAct : std::uint8_t {
    show,
    end,
};
base::Result<void> show_admin_sessions(Settings const&, std::string const& login, SessionsAct);

/// Prints a fresh token and the hash that belongs into `operator.token_hash`.
void create_token();
struct NewProgram {
    std::string label;
    std::vector<std::string> actions;
    /// Empty for the whole house.
    std::string union_code;
};
/// Prints a fresh token for a program that may do these actions at a union and below it. Refusals:
/// `action_unknown`, `union_unknown`.
base::Result<void> create_program_token(Settings const&, NewProgram const&);
/// Prints every setting with its value and where it came from; secrets are not shown.
base::Result<void> dump_settings(Settings const&);
/// Prints every setting there is with its meaning, its preset and what it allows.
void document_settings();

inline constexpr base::Refusal service_not_ready{base::ErrorKind::unavailable, "service_not_ready"};
inline constexpr base::Refusal store_inconsistent{base::ErrorKind::conflict, "store_inconsistent"};
inline constexpr base::Refusal file_refused{base::ErrorKind::invalid, "file_refused"};
inline constexpr base::Refusal file_unreadable{base::ErrorKind::not_found, "file_unreadable"};
inline constexpr base::Refusal file_unwritable{base::ErrorKind::unavailable, "file_unwritable"};
inline constexpr base::Refusal verification_failed{base::ErrorKind::conflict,
                                                   "verification_failed"};
inline constexpr base::Refusal log_broken{base::ErrorKind::conflict, "log_broken"};

// What a witness of an audit log says.
inline constexpr base::Refusal log_key_changed{base::ErrorKind::conflict, "log_key_changed"};
inline constexpr base::Refusal log_rolled_back{base::ErrorKind::conflict, "log_rolled_back"};
inline constexpr base::Refusal log_forked{base::ErrorKind::conflict, "log_forked"};
inline constexpr base::Refusal log_entries_differ{base::ErrorKind::conflict, "log_entries_differ"};
inline constexpr base::Refusal answer_not_understood{base::ErrorKind::unavailable,
                                                     "answer_not_understood"};
inline constexpr base::Refusal witness_file_unwritable{base::ErrorKind::unavailable,
                                                       "witness_file_unwritable"};

} // namespace app
