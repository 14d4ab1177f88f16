#include "app/unknown_word.hpp"

#include "app/settings.hpp"
#include "base/nearest.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace app {

namespace {

/// The commands that were typed, from the program down.
std::vector<CLI::App const*> typed_commands(CLI::App const& program)
{
    std::vector<CLI::App const*> typed{&program};
    while (!typed.back()->get_subcommands().empty())
        typed.push_back(typed.back()->get_subcommands().back());
    return typed;
}

/// What is wrong with the first option that nobody knows; nothing when all are known.
std::optional<base::Error> unknown_flag(CLI::App const& program)
{
    auto const words = program.remaining(true);
    auto const found =
        std::ranges::find_if(words, [](auto const& word) { return word.starts_with('-'); });
    if (found == words.end())
        return std::nullopt;
    auto const flag = found->substr(0, found->find('='));
    std::string typed;
    std::vector<std::string> known;
    for (auto const* const command : typed_commands(program)) {
        typed += command->get_name() + ' ';
        known.clear();
        for (auto const* const option : command->get_options())
            for (auto const& name : option->get_lnames())
                known.push_back("--" + name);
    }
    std::vector<std::string_view> const names{known.begin(), known.end()};
    return base::refuse(flag_unknown)
        .with("flag", flag)
        .with("nearest", typed.append(base::nearest(flag, names)));
}

/// What is wrong with the first word that stands where a command is due; nothing when none does.
std::optional<base::Error> unknown_command(CLI::App const& program)
{
    std::string whole;
    for (auto const* const command : typed_commands(program)) {
        whole += command->get_name() + ' ';
        std::vector<std::string> known;
        for (auto const* const one : command->get_subcommands([](CLI::App const*) { return true; }))
            known.push_back(one->get_name());
        auto const words = command->remaining();
        if (known.empty() || words.empty() || words.front().starts_with('-'))
            continue;
        std::vector<std::string_view> const names{known.begin(), known.end()};
        return base::refuse(command_unknown)
            .with("command", whole + words.front())
            .with("nearest", whole + std::string{base::nearest(words.front(), names)});
    }
    return std::nullopt;
}

} // namespace

std::optional<base::Error> unknown_word(CLI::App const& program)
{
    auto unknown = unknown_command(program);
    return unknown ? unknown : unknown_flag(program);
}

} // namespace app
