#include "app/settings.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <toml++/toml.h>

namespace app {

namespace {

SettingKey const* find_key(std::string_view name)
{
    auto const& keys = setting_keys();
    auto const found = std::ranges::find(keys, name, &SettingKey::name);
    return found == keys.end() ? nullptr : &*found;
}

std::string nearest_name(std::string_view name)
{
    std::vector<std::string_view> names;
    for (auto const& key : setting_keys())
        names.emplace_back(key.name);
    return std::string{base::nearest(name, names)};
}

constexpr std::string_view environment_prefix = "PALMUNION_";
constexpr std::string_view file_suffix = "_FILE";

std::string environment_name(std::string_view name)
{
    std::string text{environment_prefix};
    for (auto const character : name)
        text.push_back(character == '.' ? '_'
                                        : static_cast<char>(
                                              std::toupper(static_cast<unsigned char>(character))));
    return text;
}

/// What a variable would be called as a setting: "lanes.reader" for `PALMUNION_LANES_READER`.
std::string setting_name(std::string_view variable)
{
    std::string name{variable.substr(environment_prefix.size())};
    std::ranges::transform(name, name.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    if (auto const end = name.find('_'); end != std::string::npos)
        name[end] = '.';
    return name;
}

/// Whether a variable is meant as a setting, rightly named or not. Others may begin with our name
/// too: an orchestrator makes up PALMUNION_SERVICE_HOST for a service that is called palmunion.
bool is_of_a_section(std::string_view variable)
{
    return std::ranges::any_of(setting_keys(), [&](SettingKey const& key) {
        auto const section = key.name.substr(0, key.name.find('.') + 1);
        return variable.starts_with(environment_prefix) &&
               setting_name(variable).starts_with(section);
    });
}

base::Result<std::string> first_line(std::string const& file)
{
    std::ifstream stream{file};
    std::string line;
    if (!std::getline(stream, line))
        return std::unexpected{
            base::refuse(configuration_unreadable).with("file", file).with("line", 0)};
    return line;
}

std::string toml_text(toml::node const& node)
{
    if (auto const* const text = node.as_string())
        return text->get();
    std::ostringstream stream;
    node.visit([&](auto const& typed) {
        if constexpr (toml::is_boolean<decltype(typed)>)
            stream << (typed.get() ? "true" : "false");
        else if constexpr (toml::is_integer<decltype(typed)>)
            stream << typed.get();
    });
    return stream.str();
}

} // namespace

base::Result<Settings> Settings::load(Sources const& sources)
{
    Settings settings;
    for (auto const& key : setting_keys())
        settings.entries_[std::string{key.name}] = {std::string{key.preset}, Origin::preset};
    if (sources.file) {
        try {
            auto const document = toml::parse_file(sources.file->string());
            for (auto const& [section, content] : document) {
                auto const* const table = content.as_table();
                if (table == nullptr)
                    CHECK_OK(settings.set(section.str(), toml_text(content), Origin::file,
                                          sources.file->string()));
                else
                    for (auto const& [key, value] : *table)
                        CHECK_OK(
                            settings.set(std::string{section.str()} + '.' + std::string{key.str()},
                                         toml_text(value), Origin::file, sources.file->string()));
            }
        } catch (toml::parse_error const& error) {
            return std::unexpected{base::refuse(configuration_unreadable)
                                       .with("file", sources.file->string())
                                       .with("line", error.source().begin.line)};
        }
    }
    CHECK_OK(settings.take_environment(sources.environment));
    for (auto const& [name, value] : sources.flags)
        CHECK_OK(settings.set(name, value, Origin::flag, "--" + name));
    CHECK_OK(settings.check_gateway());
    return settings;
}

base::Result<void> Settings::check_gateway() const
{
    auto const& gateway = text("sms.gateway");
    std::vector<std::string_view> needed;
    if (gateway == "local")
        needed = {"sms.url", "sms.key_secret"};
    else if (gateway != "console")
        needed = {"sms.key_id", "sms.key_secret", "sms.sign_name", "sms.template_sign_in"};
    if (gateway == "tencent")
        needed.emplace_back("sms.app_id");
    for (auto const name : needed)
        if (text(name).empty())
            return std::unexpected{base::refuse(configuration_value_missing)
                                       .with("setting", std::string{name})
                                       .with("because", "sms.gateway = " + gateway)};
    return base::ok();
}

base::Result<void> Settings::take_environment(std::map<std::string, std::string> variables)
{
    for (auto const& key : setting_keys()) {
        auto const name = environment_name(key.name);
        auto const value = variables.extract(name);
        auto const file = variables.extract(name + std::string{file_suffix});
        if (value)
            CHECK_OK(set(key.name, value.mapped(), Origin::environment, name));
        else if (file)
            CHECK_OK(set(key.name, TRY(first_line(file.mapped())), Origin::environment, name));
    }
    for (auto const& [name, value] : variables) {
        if (is_of_a_section(name))
            CHECK_OK(set(setting_name(name), value, Origin::environment, name));
    }
    return {};
}

base::Result<void> Settings::set(std::string_view name, std::string value, Origin origin,
                                 std::string const& where)
{
    auto const* const key = find_key(name);
    if (key == nullptr)
        return std::unexpected{base::refuse(configuration_key_unknown)
                                   .with("setting", std::string{name})
                                   .with("nearest", nearest_name(name))
                                   .with("where", where)};
    if (!key->is_valid(value))
        return std::unexpected{base::refuse(configuration_value_refused)
                                   .with("setting", std::string{name})
                                   .with("value", key->is_secret ? "…" : value)
                                   .with("allowed", std::string{key->allowed})
                                   .with("where", where)};
    entries_[std::string{name}] = {std::move(value), origin};
    return {};
}

std::string const& Settings::text(std::string_view name) const
{
    auto const found = entries_.find(name);
    VERIFY(found != entries_.end());
    return found->second.value;
}

std::int64_t Settings::integer(std::string_view name) const
{
    auto const value = base::number_in<std::int64_t>(text(name));
    VERIFY(value.has_value());
    return *value;
}

bool Settings::flag(std::string_view name) const
{
    return text(name) == "true";
}

Origin Settings::origin(std::string_view name) const
{
    auto const found = entries_.find(name);
    VERIFY(found != entries_.end());
    return found->second.origin;
}

} // namespace app
