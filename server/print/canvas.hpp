#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace print {

struct Point {
    double x;
    double y;
};

struct Colour {
    std::uint32_t rgb;
};

// The palette of the product on paper.
inline constexpr Colour paper{0xffffff};
inline constexpr Colour ink{0x1b1f24};
inline constexpr Colour ink_second{0x4c5560};
inline constexpr Colour ink_third{0x626b77};
inline constexpr Colour red{0xc4161c};

enum class Align : std::uint8_t {
    left,
    centre,
    right,
};

/// How a text looks. `size` is the height of the letters in millimetres; a line that would be
/// wider than `width_max` (0: any) is made smaller until it fits.
struct TextLook {
    double size;
    bool is_bold = false;
    Colour colour = ink;
    Align align = Align::left;
    double width_max = 0;
};

/// One page of a PDF, drawn in millimetres from its upper left corner.
class Canvas {
public:
    Canvas(double width, double height, std::string_view title, std::string_view created_at);
    ~Canvas();
    Canvas(Canvas const&) = delete;
    Canvas& operator=(Canvas const&) = delete;

    /// Everything drawn after this is larger by `factor`.
    void scale(double factor);

    /// One line of text; `at` is its upper left corner, upper centre or upper right corner.
    void text(std::string_view content, Point at, TextLook const&);
    /// Text broken into lines of `width`.
    void paragraph(std::string_view content, Point at, double width, TextLook const&);

    void begin_path(Point from);
    void line_to(Point);
    /// Angles in radians, clockwise from the right; `arc_back` runs against the clock.
    void arc(Point centre, double radius, double from, double to);
    void arc_back(Point centre, double radius, double from, double to);
    void stroke(Colour, double width);

    void add_rectangle(Point corner, double width, double height);
    /// Fills all that was added since the last fill.
    void fill(Colour);
    void disc(Point centre, double radius, Colour);
    /// A circle filled with paper.
    void ring(Point centre, double radius, Colour, double width);

    /// The finished document.
    [[nodiscard]] std::string finish() &&;

private:
    struct Page;
    std::unique_ptr<Page> page_;
};

} // namespace print
