#include "app/commands.hpp"

#include "base/crypto.hpp"

#include <fmt/format.h>
#include <iostream>

namespace app {

namespace {

std::string_view text(Origin origin)
{
    switch (origin) {
    case Origin::preset:
        return "preset";
    case Origin::file:
        return "file";
    case Origin::environment:
        return "environment";
    case Origin::flag:
        return "flag";
    }
    std::unreachable();
}

} // namespace

base::Result<void> dump_settings(Settings const& settings)
{
    for (auto const& key : setting_keys()) {
        auto const& value = settings.text(key.name);
        bool const hides = key.is_secret && !value.empty();
        std::cout << fmt::format("{:<42} {:<24} {}\n", key.name, hides ? "…" : value,
                                 text(settings.origin(key.name)));
    }
    return base::ok();
}

void document_settings()
{
    for (auto const& key : setting_keys())
        std::cout << fmt::format("{}\n    {}\n    allowed: {}; preset: {}\n", key.name, key.meaning,
                                 key.allowed, key.preset.empty() ? "(empty)" : key.preset);
}

void create_token()
{
    constexpr std::size_t token_bytes = 24;
    auto const token = base::base64url(base::random_bytes(token_bytes));
    std::cout << "token (give it to the operator, it is shown once): " << token << '\n'
              << "operator.token_hash = \"" << base::hex(base::sha256(token)) << "\"\n";
}

} // namespace app
