#include "http/words.hpp"

#include "http/refusals.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <toml++/toml.h>
#include <utility>

namespace http {

namespace {

base::Error malformed(std::string_view file, toml::source_region const& where)
{
    return refuse(words_malformed).with("file", std::string{file}).with("line", where.begin.line);
}

/// A table with `zh` and `en` and nothing else.
std::optional<std::array<std::string, 2>> sentences_in(toml::node const& node)
{
    auto const* const table = node.as_table();
    if (table == nullptr || table->size() != 2)
        return {};
    auto zh = (*table)["zh"].value_exact<std::string>();
    auto en = (*table)["en"].value_exact<std::string>();
    if (!zh || !en || zh->empty() || en->empty())
        return {};
    return std::array{*std::move(zh), *std::move(en)};
}

} // namespace

base::Result<Words> Words::load(std::span<Source const> sources)
{
    Words words;
    for (auto const& [file, text] : sources) {
        // The library reports syntax errors only by throwing; here they become a refusal.
        try {
            auto const document = toml::parse(text, file);
            for (auto const& [token, node] : document) {
                auto sentences = sentences_in(node);
                if (!sentences)
                    return std::unexpected{malformed(file, node.source())};
                auto const [_, is_new] =
                    words.sentences_.emplace(std::string{token.str()}, *std::move(sentences));
                if (!is_new)
                    return std::unexpected{refuse(words_duplicate)
                                               .with("file", std::string{file})
                                               .with("token", std::string{token.str()})};
            }
        } catch (toml::parse_error const& error) {
            return std::unexpected{malformed(file, error.source())};
        }
    }
    return words;
}

std::string_view Words::sentence(std::string_view token, Language language) const
{
    auto const at = sentences_.find(token);
    if (at == sentences_.end())
        return token;
    return at->second.at(static_cast<std::size_t>(language));
}

std::string Words::say(base::Error const& error, Language language) const
{
    auto rest = sentence(error.reason, language);
    std::string said;
    while (!rest.empty()) {
        auto const opening = rest.find('{');
        auto const closing = rest.find('}', std::min(opening, rest.size()));
        if (closing == std::string_view::npos)
            break;
        said += rest.substr(0, opening);
        auto const name = rest.substr(opening + 1, closing - opening - 1);
        auto const fact = std::ranges::find(error.facts, name, &base::Error::Fact::name);
        if (fact != error.facts.end())
            said += fact->value;
        else
            said += rest.substr(opening, closing - opening + 1);
        rest.remove_prefix(closing + 1);
    }
    return said += rest;
}

std::vector<std::string> Words::tokens() const
{
    std::vector<std::string> tokens;
    tokens.reserve(sentences_.size());
    for (auto const& [token, _] : sentences_)
        tokens.push_back(token);
    return tokens;
}

} // namespace http
