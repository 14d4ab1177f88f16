#pragma once

#include "http/words.hpp"

namespace app {

/// The words of every refusal of the program, as shipped inside it.
[[nodiscard]] http::Words shipped_words();

} // namespace app
