#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <array>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// What refusals say to people, in every language of the product.
class Words {
public:
    /// The text of one `.toml` file of words: `[token]` tables with `zh` and `en`.
    struct Source {
        std::string_view file;
        std::string_view text;
    };

    Words() = default;
    /// Refusals: `words_malformed` {file, line}, `words_duplicate` {file, token}.
    static base::Result<Words> load(std::span<Source const>);

    [[nodiscard]] bool has(std::string_view token) const { return sentences_.contains(token); }
    /// The sentence of a token with its `{fact}` placeholders as they stand; the token itself when
    /// there are no words for it.
    [[nodiscard]] std::string_view sentence(std::string_view token, Language) const;
    /// The sentence of a refusal, its placeholders filled with the facts of the same name.
    [[nodiscard]] std::string say(base::Error const&, Language) const;
    /// All tokens in alphabetical order.
    [[nodiscard]] std::vector<std::string> tokens() const;

private:
    /// In the order of `Language`.
    using Sentences = std::array<std::string, 2>;
    std::map<std::string, Sentences, std::less<>> sentences_;
};

} // namespace http
