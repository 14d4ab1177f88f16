#include "print/qr.hpp"

#include "base/verify.hpp"

#include <fmt/format.h>
#include <iterator>
#include <memory>
#include <qrencode.h>

namespace print {

namespace {

constexpr int quiet_modules = 4;

std::string escaped(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// Each run of dark modules as one rectangle: a tenth of the size of a rectangle per module.
std::string path_of(QrCode const& code)
{
    std::string path;
    for (int row = 0; row < code.side(); ++row) {
        for (int column = 0; column < code.side();) {
            int end = column;
            while (end < code.side() && code.is_dark(end, row))
                ++end;
            if (end > column)
                fmt::format_to(std::back_inserter(path), "M{} {}h{}v1h-{}z", column + quiet_modules,
                               row + quiet_modules, end - column, end - column);
            column = end + 1;
        }
    }
    return path;
}

} // namespace

QrCode::QrCode(std::string_view text)
{
    VERIFY(!text.empty() && text.size() <= qr_text_bytes_max);
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const code{
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<unsigned char const*>(text.data()), 0, QR_ECLEVEL_Q),
        &QRcode_free};
    VERIFY(code != nullptr);
    side_ = code->width;
    auto const modules = static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_);
    dark_.reserve(modules);
    for (std::size_t i = 0; i < modules; ++i)
        dark_.push_back((code->data[i] & 1U) != 0);
}

bool QrCode::is_dark(int column, int row) const
{
    VERIFY(column >= 0 && column < side_ && row >= 0 && row < side_);
    return dark_[static_cast<std::size_t>(row) * static_cast<std::size_t>(side_) +
                 static_cast<std::size_t>(column)];
}

std::string qr_svg(std::string_view text, std::string_view label)
{
    QrCode const code{text};
    int const size = code.side() + 2 * quiet_modules;
    return fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img" )"
        R"(aria-label="{1}" shape-rendering="crispEdges">)"
        R"(<path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/><path fill="#1b1f24" d="{2}"/></svg>)",
        size, escaped(label), path_of(code));
}

} // namespace print
