#include "print/canvas.hpp"

#include "base/verify.hpp"

#include <cairo-pdf.h>
#include <cmath>
#include <numbers>
#include <pango/pangocairo.h>

#ifdef __SANITIZE_ADDRESS__
/// fontconfig and cairo keep caches until the process ends; they do not grow with the pages drawn.
extern "C" char const* __lsan_default_suppressions()
{
    return "leak:libfontconfig\nleak:libcairo\n";
}
#endif

namespace print {

namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr char const* font_family = "Noto Sans CJK SC, Noto Sans SC, sans-serif";

cairo_status_t append(void* document, unsigned char const* bytes, unsigned int count)
{
    static_cast<std::string*>(document)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

void set_colour(cairo_t* context, Colour colour)
{
    auto const part = [&](unsigned shift) { return ((colour.rgb >> shift) & 0xffU) / 255.0; };
    cairo_set_source_rgb(context, part(16), part(8), part(0));
}

struct LayoutRelease {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, LayoutRelease>;

void set_font(PangoLayout* layout, double size, bool is_bold)
{
    std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> const font{
        pango_font_description_from_string(font_family), &pango_font_description_free};
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font.get());
}

Layout layout_of(cairo_t* context, std::string_view content, TextLook const& look)
{
    Layout layout{pango_cairo_create_layout(context)};
    // A page has no pixels to fit letters to; rounded to whole millimetres they would stand apart.
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout.get()), FALSE);
    pango_layout_set_text(layout.get(), content.data(), static_cast<int>(content.size()));
    set_font(layout.get(), look.size, look.is_bold);
    return layout;
}

double width_of(PangoLayout* layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return static_cast<double>(logical.width) / PANGO_SCALE;
}

} // namespace

struct Canvas::Page {
    std::string document = {};
    cairo_surface_t* surface = nullptr;
    cairo_t* context = nullptr;

    Page(double width_mm, double height_mm)
        : surface{cairo_pdf_surface_create_for_stream(append, &document, width_mm * points_per_mm,
                                                      height_mm * points_per_mm)}
        , context{cairo_create(surface)}
    {
        cairo_scale(context, points_per_mm, points_per_mm);
        std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> const options{
            cairo_font_options_create(), &cairo_font_options_destroy};
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        cairo_set_font_options(context, options.get());
    }
    ~Page()
    {
        cairo_destroy(context);
        cairo_surface_destroy(surface);
    }
    Page(Page const&) = delete;
    Page& operator=(Page const&) = delete;
};

Canvas::Canvas(double width, double height, std::string_view title, std::string_view created_at)
    : page_{std::make_unique<Page>(width, height)}
{
    cairo_pdf_surface_set_metadata(page_->surface, CAIRO_PDF_METADATA_TITLE,
                                   std::string{title}.c_str());
    cairo_pdf_surface_set_metadata(page_->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   std::string{created_at}.c_str());
}

Canvas::~Canvas() = default;

void Canvas::scale(double factor)
{
    cairo_scale(page_->context, factor, factor);
}

void Canvas::text(std::string_view content, Point at, TextLook const& look)
{
    auto const layout = layout_of(page_->context, content, look);
    double width = width_of(layout.get());
    if (look.width_max > 0 && width > look.width_max) {
        set_font(layout.get(), look.size * look.width_max / width, look.is_bold);
        width = width_of(layout.get());
    }
    double const left = look.align == Align::left     ? at.x
                        : look.align == Align::centre ? at.x - width / 2
                                                      : at.x - width;
    set_colour(page_->context, look.colour);
    cairo_move_to(page_->context, left, at.y);
    pango_cairo_show_layout(page_->context, layout.get());
}

void Canvas::paragraph(std::string_view content, Point at, double width, TextLook const& look)
{
    auto const layout = layout_of(page_->context, content, look);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    set_colour(page_->context, look.colour);
    cairo_move_to(page_->context, at.x, at.y);
    pango_cairo_show_layout(page_->context, layout.get());
}

void Canvas::begin_path(Point from)
{
    cairo_new_path(page_->context);
    cairo_move_to(page_->context, from.x, from.y);
}

void Canvas::line_to(Point to)
{
    cairo_line_to(page_->context, to.x, to.y);
}

void Canvas::arc(Point centre, double radius, double from, double to)
{
    cairo_arc(page_->context, centre.x, centre.y, radius, from, to);
}

void Canvas::arc_back(Point centre, double radius, double from, double to)
{
    cairo_arc_negative(page_->context, centre.x, centre.y, radius, from, to);
}

void Canvas::stroke(Colour colour, double width)
{
    set_colour(page_->context, colour);
    cairo_set_line_width(page_->context, width);
    cairo_stroke(page_->context);
}

void Canvas::add_rectangle(Point corner, double width, double height)
{
    cairo_rectangle(page_->context, corner.x, corner.y, width, height);
}

void Canvas::fill(Colour colour)
{
    set_colour(page_->context, colour);
    cairo_fill(page_->context);
}

void Canvas::disc(Point centre, double radius, Colour colour)
{
    cairo_new_path(page_->context);
    cairo_arc(page_->context, centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
    fill(colour);
}

void Canvas::ring(Point centre, double radius, Colour colour, double width)
{
    disc(centre, radius, paper);
    cairo_new_path(page_->context);
    cairo_arc(page_->context, centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
    stroke(colour, width);
}

std::string Canvas::finish() &&
{
    cairo_show_page(page_->context);
    cairo_surface_finish(page_->surface);
    VERIFY(cairo_surface_status(page_->surface) == CAIRO_STATUS_SUCCESS);
    return std::move(page_->document);
}

} // namespace print
