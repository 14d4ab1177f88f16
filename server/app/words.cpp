#include "app/words.hpp"

#include "words/files.hpp"

#include <vector>

namespace app {

http::Words shipped_words()
{
    std::vector<http::Words::Source> sources;
    for (auto const& file : words::files)
        sources.push_back({file.path, file.bytes});
    auto words = http::Words::load(sources);
    VERIFY(words.has_value());
    return std::move(*words);
}

} // namespace app
