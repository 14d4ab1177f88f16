#include "app/provisioning.hpp"

#include "app/settings.hpp"
#include "contests/files.hpp"

#include <sstream>
#include <toml++/toml.h>

namespace app {

namespace {

std::string json_of(toml::table const& document)
{
    std::ostringstream stream;
    stream << toml::json_formatter{document};
    return stream.str();
}

} // namespace

base::Result<std::string> settings_document_of(std::filesystem::path const& file)
{
    try {
        return json_of(toml::parse_file(file.string()));
    } catch (toml::parse_error const& error) {
        return std::unexpected{base::refuse(configuration_unreadable)
                                   .with("file", file.string())
                                   .with("line", error.source().begin.line)};
    }
}

std::string shipped_contest(base::CivilDate starts_on, base::CivilDate ends_on)
{
    auto const* const file = contests::find("woxinxiangdang.toml");
    VERIFY(file != nullptr);
    auto document = toml::parse(file->bytes);
    document.insert_or_assign("starts_on", starts_on.text());
    document.insert_or_assign("ends_on", ends_on.text());
    return json_of(document);
}

} // namespace app
