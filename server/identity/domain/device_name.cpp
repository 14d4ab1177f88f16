#include "identity/domain/device_name.hpp"

#include "base/text.hpp"
#include "identity/domain/refusals.hpp"

#include <array>
#include <span>
#include <utility>

namespace identity {

namespace {

/// A sign in `User-Agent`, and the name that people use. The first that occurs wins, so the
/// special ones stand before those that everybody claims to be.
using Name = std::pair<std::string_view, std::string_view>;

constexpr std::array systems{
    Name{"HarmonyOS", "HarmonyOS"}, Name{"OpenHarmony", "HarmonyOS"}, Name{"iPhone", "iPhone"},
    Name{"iPad", "iPad"},           Name{"Android", "Android"},       Name{"Windows", "Windows"},
    Name{"Macintosh", "Mac"},       Name{"Linux", "Linux"},
};

constexpr std::array browsers{
    Name{"MicroMessenger", "WeChat"}, Name{"DingTalk", "DingTalk"}, Name{"AlipayClient", "Alipay"},
    Name{"HuaweiBrowser", "Huawei"},  Name{"UCBrowser", "UC"},      Name{"Edg", "Edge"},
    Name{"Firefox", "Firefox"},       Name{"Chrome", "Chrome"},     Name{"CriOS", "Chrome"},
    Name{"Safari", "Safari"},
};

std::string first_named(std::span<Name const> names, std::string_view user_agent)
{
    for (auto const& [sign, name] : names) {
        if (user_agent.contains(sign))
            return std::string{name};
    }
    return {};
}

} // namespace

base::Result<std::string> device_name(std::optional<std::string> const& given,
                                      std::string_view user_agent)
{
    std::string const name{base::trimmed(given ? *given : std::string_view{})};
    if (base::length(name) > device_name_characters_max)
        return std::unexpected{refuse(device_name_too_long)
                                   .at("device_name")
                                   .with("allowed", device_name_characters_max)};
    if (!name.empty() && !base::is_visible_line(name))
        return std::unexpected{refuse(device_name_malformed).at("device_name")};
    if (!name.empty())
        return name;
    auto const system = first_named(systems, user_agent);
    auto const browser = first_named(browsers, user_agent);
    return system.empty() || browser.empty() ? system + browser : system + " · " + browser;
}

} // namespace identity
