#include "app/command_line.hpp"

#include "app/commands.hpp"
#include "app/demo_staff.hpp"
#include "app/log.hpp"
#include "app/settings.hpp"
#include "app/unknown_word.hpp"
#include "app/version.hpp"
#include "sql/breakdown.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <iostream>
#include <unistd.h>

namespace app {

namespace {

constexpr int exit_refused = 1;
constexpr int exit_not_understood = 2;
constexpr int exit_broken_down = 3;

/// What every command takes besides its own words.
struct CommonFlags {
    std::string config;
    std::map<std::string, std::string> settings;
};

std::map<std::string, std::string> environment()
{
    std::map<std::string, std::string> variables;
    for (auto* const* line = environ; *line != nullptr; ++line) {
        std::string_view const text{*line};
        auto const end = text.find('=');
        if (end != std::string_view::npos)
            variables.emplace(text.substr(0, end), text.substr(end + 1));
    }
    return variables;
}

void add_common_flags(CLI::App& command, CommonFlags& flags)
{
    command.add_option("--config", flags.config, "TOML file with settings")->group("Settings");
    for (auto const& key : setting_keys())
        command
            .add_option_function<std::string>(
                fmt::format("--{}", key.name),
                [&flags, name = std::string{key.name}](std::string const& value) {
                    flags.settings[name] = value;
                },
                fmt::format("{} [{}]", key.meaning, key.preset))
            ->group("Settings");
}

base::Result<Settings> load_settings(CommonFlags const& flags)
{
    Settings::Sources sources{.environment = environment(), .flags = flags.settings};
    auto const named = sources.environment.find("PALMUNION_CONFIG");
    if (!flags.config.empty())
        sources.file = flags.config;
    else if (named != sources.environment.end())
        sources.file = named->second;
    return Settings::load(sources);
}

/// Runs a command whose settings are good.
int run(CommonFlags const& flags, std::function<base::Result<void>(Settings const&)> const& command)
{
    auto const settings = load_settings(flags);
    if (!settings) {
        std::cerr << "palmunion: " << say(settings.error()) << '\n';
        return exit_refused;
    }
    start_log(settings->text("log.format") == "json" ? LogFormat::json : LogFormat::text,
              log_level_from(settings->text("log.level")),
              request_log_from(settings->text("log.requests")));
    auto const done = command(*settings);
    if (!done) {
        std::cerr << "palmunion: " << say(done.error()) << '\n';
        return exit_refused;
    }
    return EXIT_SUCCESS;
}

/// The commands with their own words. Options must outlive the parsing, so they live here.
class CommandLine {
public:
    CommandLine()
    {
        program_.require_subcommand(1);
        add_serving();
        add_filling();
        add_contests();
        add_audit();
        add_admins();
        add_settings();
    }

    int run_words(std::vector<std::string> words)
    {
        std::vector<char*> pointers;
        for (auto& word : words)
            pointers.push_back(word.data());
        try {
            program_.parse(static_cast<int>(pointers.size()), pointers.data());
            return exit_code_;
        } catch (CLI::ParseError const& error) {
            if (error.get_exit_code() == 0)
                return program_.exit(error);
            if (auto const unknown = unknown_word(program_))
                std::cerr << "palmunion: " << say(*unknown) << '\n';
            else
                program_.exit(error);
            return exit_not_understood;
        } catch (sql::Breakdown const& error) {
            std::cerr << "palmunion: " << error.what() << '\n';
            return exit_broken_down;
        }
    }

private:
    using Body = std::function<base::Result<void>(Settings const&)>;

    CLI::App* add(CLI::App& parent, std::string const& name, std::string const& meaning, Body body)
    {
        auto* const command = parent.add_subcommand(name, meaning);
        add_common_flags(*command, flags_);
        command->callback([this, body = std::move(body)] { exit_code_ = run(flags_, body); });
        return command;
    }

    void add_serving()
    {
        add(program_, "serve", "Serve until SIGTERM or SIGINT",
            [](Settings const& settings) { return serve(settings); });
        add(program_, "healthcheck", "Ask a running service whether it can take work",
            [](Settings const& settings) { return check_health(settings); });
        program_.add_subcommand("version", "Print the version")->callback([] {
            std::cout << "palmunion " << version << "\n";
        });
        add(program_, "doctor",
            "Check the store: integrity, the logs, and that boards, standings and attempts agree",
            [this](Settings const& settings) { return examine(settings, output()); })
            ->add_flag("--json", as_json_, "Write JSON");
    }

    void add_filling()
    {
        add(program_, "setup", "Bring the shipped unions, questions and study cards into the store",
            [](Settings const& settings) { return set_up(settings); });
        auto* const demo =
            add(program_, "demo", "Fill a demonstration, or take it away",
                [this](Settings const& settings) {
                    if (!login_.empty())
                        return print_demo_code(settings, login_);
                    return remove_demo_ ? remove_demo(settings) : fill_demo(settings, players_);
                });
        demo->add_flag("--remove", remove_demo_, "Take the demonstration away");
        demo->add_option("--code", login_,
                         "Print the code with which this made-up member of staff signs in now");
        demo->add_option("--players", players_, "How many made-up players")
            ->check(CLI::Range(1, 9'999));
        auto* const import =
            program_.add_subcommand("import", "Import data from a file")->require_subcommand(1);
        auto* const questions =
            add(*import, "questions",
                "Questions from JSON, CSV, xlsx, typed text, GIFT, Aiken, Moodle XML or QTI 3",
                [this](Settings const& settings) {
                    return import_questions(
                        settings, {file_, bank_, only_check_, output(), format_, defaults_});
                });
        questions->add_option("--bank", bank_, "Code of the bank");
        questions->add_option(
            "--format", format_,
            "json, csv, xlsx, text, gift, aiken, moodle_xml or qti; else guessed");
        questions->add_option("--period", defaults_.period, "Period where the file names none");
        questions->add_option("--topic", defaults_.topic, "Topic where the file names none");
        questions->add_option("--difficulty", defaults_.difficulty, "1, 2 or 3, likewise");
        questions->add_option("--source", defaults_.source, "Source, likewise");
        auto* const unions =
            add(*import, "unions", "Unions from CSV", [this](Settings const& settings) {
                return import_unions(settings, {file_, tree_, only_check_, output()});
            });
        unions->add_option("--tree", tree_, "local or industry")
            ->required()
            ->check(CLI::IsMember({"local", "industry"}));
        for (auto* const command : {questions, unions}) {
            command->add_option("file", file_, "The file")->required()->check(CLI::ExistingFile);
            command->add_flag("--check", only_check_, "Only check: write nothing");
            command->add_flag("--json", as_json_, "Write the findings as JSON");
        }
    }

    void add_contests()
    {
        auto* const contest = program_.add_subcommand("contest", "Contests")->require_subcommand(1);
        add(*contest, "create", "Create a contest from a provisioning file",
            [this](Settings const& settings) { return create_contest(settings, file_); })
            ->add_option("file", file_, "The TOML file")
            ->required()
            ->check(CLI::ExistingFile);
        auto* const close = add(
            *contest, "close", "Close a month that is over: freeze its list and reveal its secret",
            [this](Settings const& settings) { return close_month(settings, slug_, month_); });
        close->add_option("slug", slug_, "Name of the contest in its address")->required();
        close->add_option("month", month_, "Such as 2021-03")->required();
        auto* const verify = program_.add_subcommand("verify", "Recompute what was published")
                                 ->require_subcommand(1);
        auto* const one =
            add(*verify, "contest", "Recompute papers, scores, boards and lists of a contest",
                [this](Settings const& settings) {
                    return verify_contest(settings, {slug_, month_, output(), bundle_});
                });
        one->add_option("slug", slug_, "Name of the contest in its address")->required();
        auto* const only_month =
            one->add_option("--month", month_, "Only this month, such as 2021-03");
        one->add_option("--bundle", bundle_, "Compare with this published bundle of the month")
            ->needs(only_month);
        one->add_flag("--json", as_json_, "Write JSON");
        auto* const exporting =
            program_.add_subcommand("export", "Write what is published")->require_subcommand(1);
        auto* const bundle =
            add(*exporting, "bundle", "What anybody needs to recompute a frozen month",
                [this](Settings const& settings) {
                    return export_bundle(settings, {slug_, month_, file_});
                });
        bundle->add_option("slug", slug_, "Name of the contest in its address")->required();
        bundle->add_option("month", month_, "Such as 2021-03")->required();
        bundle->add_option("--output", file_, "Where to write it")->required();
        auto* const written = add(*exporting, "questions", "All questions of a bank",
                                  [this](Settings const& settings) {
                                      return export_questions(settings, {bank_, file_, format_});
                                  });
        written->add_option("--bank", bank_, "Code of the bank");
        written->add_option("--format", format_, "As for import; else by the name of the file");
        written->add_option("file", file_, "Where to write it")->required();
        auto* const token =
            program_.add_subcommand("token", "Operator tokens")->require_subcommand(1);
        token
            ->add_subcommand(
                "create",
                "Make a token for the management routes; only its hash goes into the settings")
            ->callback([] { create_token(); });
        auto* const program =
            add(*token, "program", "Make a token for a program, with its actions at a union",
                [this](Settings const& settings) {
                    return create_program_token(settings, {full_name_, actions_, union_code_});
                });
        program->add_option("--label", full_name_, "What it is for")->required();
        program->add_option("--action", actions_, "Such as contest.see; once for each")->required();
        program->add_option("--union", union_code_, "Code of the union; none: the whole house");
    }

    void add_admins()
    {
        auto* const admin =
            program_.add_subcommand("admin", "Accounts of people who work for the union")
                ->require_subcommand(1);
        auto* const create =
            add(*admin, "create", "Make an account and print its set-up link",
                [this](Settings const& settings) {
                    return create_admin(settings, {login_, full_name_, role_, union_code_});
                });
        create->add_option("--name", full_name_, "The person's name")->required();
        create->add_option("--role", role_, "The post, such as system_administrator");
        create->add_option("--union", union_code_, "Code of the union; none: the whole house");
        add(*admin, "list", "List the accounts",
            [](Settings const& settings) { return list_admins(settings); });
        auto* const reset =
            add(*admin, "reset", "Take password and second factor away and print a set-up link",
                [this](Settings const& settings) { return reset_admin(settings, login_); });
        auto* const lock =
            add(*admin, "lock", "Close every way in and end every session",
                [this](Settings const& settings) { return lock_admin(settings, login_); });
        auto* const unlock =
            add(*admin, "unlock", "Open a locked account again",
                [this](Settings const& settings) { return unlock_admin(settings, login_); });
        auto* const sessions =
            add(*admin, "sessions", "Show where an account is signed in",
                [this](Settings const& settings) {
                    return show_admin_sessions(
                        settings, login_, end_sessions_ ? SessionsAct::end : SessionsAct::show);
                });
        sessions->add_flag("--end", end_sessions_, "End all of them");
        for (auto* const command : {create, reset, lock, unlock, sessions})
            command->add_option("login", login_, "The user name")->required();
    }

    void add_audit()
    {
        auto* const audit =
            program_.add_subcommand("audit", "The audit log")->require_subcommand(1);
        add(*audit, "verify", "Recompute every entry, node and signature of the log",
            [this](Settings const& settings) { return verify_log(settings, output()); })
            ->add_flag("--json", as_json_, "Write JSON");
        auto* const witness =
            add(*audit, "witness", "Check the log of an installation from another machine",
                [this](Settings const&) { return witness_log(url_, file_); });
        witness->add_option("--url", url_, "Such as https://quiz.example.org")->required();
        witness->add_option("--file", file_, "Where the witness remembers what it saw")->required();
    }

    void add_settings()
    {
        auto* const config = program_.add_subcommand("config", "Settings")->require_subcommand(1);
        add(*config, "check", "Check the settings of this run",
            [](Settings const&) { return base::ok(); });
        add(*config, "dump", "Print every setting with its value and where it came from",
            [](Settings const& settings) { return dump_settings(settings); });
        config->add_subcommand("docs", "Print every setting with its meaning")->callback([] {
            document_settings();
        });
    }

    [[nodiscard]] Output output() const { return as_json_ ? Output::json : Output::text; }

    CLI::App program_{"掌上工会 (Palm Union): one program for a trade-union federation",
                      "palmunion"};
    CommonFlags flags_;
    int exit_code_ = EXIT_SUCCESS;
    bool as_json_ = false;
    bool only_check_ = false;
    bool remove_demo_ = false;
    bool end_sessions_ = false;
    int players_ = 1'200;
    std::string file_;
    std::string bank_ = "party-history";
    std::string format_;
    quiz::DraftDefaults defaults_;
    std::string tree_;
    std::string slug_;
    std::string month_;
    std::string bundle_;
    std::string url_;
    std::string login_;
    std::string full_name_;
    std::string role_;
    std::string union_code_;
    std::vector<std::string> actions_;
};

} // namespace

int run_command_line(std::vector<std::string> words)
{
    return CommandLine{}.run_words(std::move(words));
}

} // namespace app
