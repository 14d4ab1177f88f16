#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// Where the value of a setting came from; a later one wins.
enum class Origin : std::uint8_t {
    preset,
    file,
    environment,
    flag,
};

/// One setting as documented to the operator.
struct SettingKey {
    /// Such as "server.listen": section and key of the TOML file, and the flag `--server.listen`.
    std::string_view name;
    std::string_view preset;
    std::string_view meaning;
    /// Says what is allowed when it refuses.
    bool (*is_valid)(std::string_view value);
    std::string_view allowed;
    bool is_secret = false;
};

/// Every setting there is, in the order of the documentation.
[[nodiscard]] std::vector<SettingKey> const& setting_keys();

/// The settings of a run: file < environment < flag, each value with its origin.
class Settings {
public:
    struct Sources {
        std::optional<std::filesystem::path> file = {};
        /// Variables and their values: `PALMUNION_SERVER_LISTEN` for "server.listen"; a name that
        /// ends in `_FILE` gives the path of a file that holds the value.
        std::map<std::string, std::string> environment = {};
        std::map<std::string, std::string> flags = {};
    };

    /// Refusals: `configuration_key_unknown` {setting, nearest, where},
    /// `configuration_value_refused` {setting, value, allowed, where}, `configuration_unreadable`
    /// {file, line}; line 0 when the file cannot be opened or a file of a variable is empty;
    /// `configuration_value_missing` {setting, because}.
    static base::Result<Settings> load(Sources const&);

    [[nodiscard]] std::string const& text(std::string_view name) const;
    [[nodiscard]] std::int64_t integer(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    [[nodiscard]] Origin origin(std::string_view name) const;

private:
    struct Entry {
        std::string value;
        Origin origin;
    };
    /// What one setting asks of others.
    [[nodiscard]] base::Result<void> check_gateway() const;
    base::Result<void> take_environment(std::map<std::string, std::string> variables);
    base::Result<void> set(std::string_view name, std::string value, Origin,
                           std::string const& where);

    std::map<std::string, Entry, std::less<>> entries_;
};

inline constexpr base::Refusal configuration_key_unknown{base::ErrorKind::invalid,
                                                         "configuration_key_unknown"};
inline constexpr base::Refusal configuration_value_refused{base::ErrorKind::invalid,
                                                           "configuration_value_refused"};
/// Another setting needs this one.
inline constexpr base::Refusal configuration_value_missing{base::ErrorKind::invalid,
                                                           "configuration_value_missing"};
inline constexpr base::Refusal configuration_unreadable{base::ErrorKind::invalid,
                                                        "configuration_unreadable"};
/// An option of the command line that does not exist: {flag, nearest}.
inline constexpr base::Refusal flag_unknown{base::ErrorKind::invalid, "flag_unknown"};
inline constexpr base::Refusal command_unknown{base::ErrorKind::invalid, "command_unknown"};

} // namespace app
