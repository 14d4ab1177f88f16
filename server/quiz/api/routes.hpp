#pragma once

#include "http/route.hpp"
#include "http/words.hpp"
#include "identity/domain/keys.hpp"

#include <string>

namespace quiz {

class Live;

/// What the routes of this room need of the program.
struct Api {
    Live& live;
    identity::Keys keys;
    /// The address that people type, such as "https://quiz.example.org"; empty: from the request.
    std::string public_url = {};
    /// What the findings of an import are said in.
    http::Words words = {};
};

/// Adds the routes under /api/v1/quiz and the pages without JavaScript.
void add_routes(http::Router&, Api);

} // namespace quiz
