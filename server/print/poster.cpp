#include "print/poster.hpp"

#include "base/verify.hpp"
#include "print/canvas.hpp"
#include "print/qr.hpp"

#include <algorithm>
#include <numbers>
#include <utility>

namespace print {

namespace {

// Lengths are millimetres of A4; A3 is the same drawing, larger by the square root of two.
constexpr double page_width = 210;
constexpr double page_height = 297;
constexpr double margin = 17;
constexpr double content_width = page_width - 2 * margin;

// The line of the visual direction: in from the left edge, through the stations, back, and down
// through the steps.
constexpr double line_width = 4.2;
constexpr double first_row = 141;
constexpr double turn_radius = 15;
constexpr double second_row = first_row + 2 * turn_radius;
constexpr double right_turn = page_width - margin - turn_radius;
constexpr double steps_column = margin + 6;
constexpr double steps_top = second_row + turn_radius + 11;
constexpr double step_height = 26;

constexpr double code_size = 72;
constexpr double code_left = page_width - margin - code_size;
constexpr double code_top = second_row + 13;
constexpr double link_top = code_top + code_size + 13;
constexpr double link_size = 3.6;

constexpr double facts_top = page_height - 20;
// A long line of facts reaches below the link.
static_assert(link_top + 1.3 * link_size < facts_top);

void draw_head(Canvas& canvas, Poster const& poster)
{
    canvas.text(poster.organiser, {margin, 17}, {.size = 5.2, .colour = ink_second});
    canvas.text(poster.product, {page_width - margin, 17},
                {.size = 5.2, .is_bold = true, .align = Align::right});
    canvas.text(poster.title, {margin - 1, 30},
                {.size = 46, .is_bold = true, .width_max = content_width});
    canvas.text(poster.subtitle, {margin, 89},
                {.size = 13.5, .is_bold = true, .width_max = content_width});
    canvas.text(poster.slogan, {margin, 110},
                {.size = 7, .colour = ink_second, .width_max = content_width});
}

void draw_line(Canvas& canvas, std::size_t steps)
{
    double const end = steps_top + step_height * static_cast<double>(steps - 1);
    constexpr double half_turn = std::numbers::pi / 2;
    canvas.begin_path({-10, first_row});
    canvas.line_to({right_turn, first_row});
    canvas.arc({right_turn, first_row + turn_radius}, turn_radius, -half_turn, half_turn);
    canvas.line_to({steps_column + turn_radius, second_row});
    canvas.arc_back({steps_column + turn_radius, second_row + turn_radius}, turn_radius, -half_turn,
                    -2 * half_turn);
    canvas.line_to({steps_column, end});
    canvas.stroke(red, line_width);
}

void draw_stations(Canvas& canvas, std::vector<std::string> const& names)
{
    auto const count = static_cast<double>(names.size());
    double const gap = (right_turn - margin - 8) / std::max(1.0, count - 1);
    double at = margin + 8;
    for (auto const& name : names) {
        canvas.ring({at, first_row}, 4.6, red, 2.4);
        canvas.text(name, {at, first_row - 15.5},
                    {.size = 6.4, .is_bold = true, .align = Align::centre});
        at += gap;
    }
}

void draw_steps(Canvas& canvas, std::vector<Poster::Step> const& steps)
{
    double const text_left = steps_column + 12;
    double const text_width = code_left - text_left - 8;
    double at = steps_top;
    int number = 1;
    for (auto const& step : steps) {
        canvas.disc({steps_column, at}, 6.2, red);
        canvas.text(std::to_string(number++), {steps_column, at - 5.0},
                    {.size = 7, .is_bold = true, .colour = paper, .align = Align::centre});
        canvas.text(step.title, {text_left, at - 6.2},
                    {.size = 7, .is_bold = true, .width_max = text_width});
        canvas.paragraph(step.text, {text_left, at + 3.6}, text_width,
                         {.size = 4.4, .colour = ink_second});
        at += step_height;
    }
}

void draw_code(Canvas& canvas, Poster const& poster)
{
    QrCode const code{poster.link};
    double const module = code_size / code.side();
    for (int row = 0; row < code.side(); ++row)
        for (int column = 0; column < code.side(); ++column)
            if (code.is_dark(column, row))
                canvas.add_rectangle({code_left + column * module, code_top + row * module}, module,
                                     module);
    canvas.fill(ink);

    double const centre = code_left + code_size / 2;
    canvas.text(poster.scan_words, {centre, code_top + code_size + 4},
                {.size = 6, .is_bold = true, .align = Align::centre, .width_max = code_size});
    canvas.text(
        poster.link_words, {centre, link_top},
        {.size = link_size, .colour = ink_second, .align = Align::centre, .width_max = code_size});
}

void draw_foot(Canvas& canvas, Poster const& poster)
{
    double at = facts_top;
    for (auto const& fact : poster.facts) {
        canvas.text(fact, {margin, at}, {.size = 4.4, .width_max = content_width - 24});
        at += 6.6;
    }
    if (!poster.placement.empty())
        canvas.text(poster.placement, {page_width - margin, page_height - 11.4},
                    {.size = 3.2, .colour = ink_third, .align = Align::right, .width_max = 22});
}

} // namespace

std::string poster_pdf(Poster const& poster, PaperSize size, std::string_view printed_on)
{
    VERIFY(!poster.steps.empty() && poster.steps.size() <= 3 && poster.stations.size() <= 6);
    double const scale = size == PaperSize::a4 ? 1 : std::numbers::sqrt2;
    Canvas canvas{page_width * scale, page_height * scale, poster.title, printed_on};
    canvas.scale(scale);
    draw_head(canvas, poster);
    draw_line(canvas, poster.steps.size());
    draw_stations(canvas, poster.stations);
    draw_steps(canvas, poster.steps);
    draw_code(canvas, poster);
    draw_foot(canvas, poster);
    return std::move(canvas).finish();
}

std::optional<PaperSize> paper_size_named(std::string_view name)
{
    if (name == "a4")
        return PaperSize::a4;
    if (name == "a3")
        return PaperSize::a3;
    return std::nullopt;
}

} // namespace print
