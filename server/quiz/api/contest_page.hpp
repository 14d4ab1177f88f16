#pragma once

#include "http/html.hpp"
#include "http/message.hpp"
#include "quiz/domain/contest.hpp"

#include <cstdint>
#include <string>

namespace quiz {

struct PersonBoardPage;

/// The way from a page into the app.
struct PageDoor {
    enum class Kind : std::uint8_t {
        link,
        /// A button that is pressed: what the link's maker earns by it, no preview can trigger.
        press,
    };
    Kind kind = Kind::link;
    std::string path;
};

/// What the page of a contest says beside the contest itself.
struct ContestPage {
    Contest const& contest;
    http::Language language;
    base::Instant now;
    std::string organiser;
    PageDoor door;
    /// The first places of the board; nothing when the contest shows none.
    PersonBoardPage const* board;
    /// What its QR code leads to.
    std::string entry_link;
};

/// A page without JavaScript: who invites, the months, the way in, the board, prizes, rules, the QR
/// code and the hashes by which everything can be checked.
[[nodiscard]] http::Page contest_page(ContestPage const&);

} // namespace quiz
