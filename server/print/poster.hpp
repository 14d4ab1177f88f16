#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace print {

enum class PaperSize : std::uint8_t {
    a4,
    a3,
};

/// What stands on a poster that leads people into a programme. Every text is one language; the
/// poster knows no programme.
struct Poster {
    struct Step {
        std::string title;
        std::string text;
    };

    /// Name of the product and of who invites, at the head.
    std::string product;
    std::string organiser;
    std::string title;
    std::string subtitle;
    std::string slogan;
    /// Names of the stations on the line, such as months; at most six.
    std::vector<std::string> stations;
    /// How to take part, in order; at most three.
    std::vector<Step> steps;
    /// What the QR code holds, and what stands below it.
    std::string link;
    std::string scan_words;
    std::string link_words;
    /// At the foot: when it runs, what there is to win.
    std::vector<std::string> facts;
    /// Where this copy hangs, in small print, so that a person can tell the copies apart.
    std::string placement;
};

/// A vector PDF of one page, drawn with the fonts of the machine. The same poster gives the same
/// bytes: `printed_on`, "2021-03-08T00:00:00+08:00", is the only date in it.
[[nodiscard]] std::string poster_pdf(Poster const&, PaperSize, std::string_view printed_on);

/// Reads "a4" or "a3".
[[nodiscard]] std::optional<PaperSize> paper_size_named(std::string_view name);

} // namespace print
