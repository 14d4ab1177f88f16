#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace print {

/// Longest text that a code carries: 600 bytes stay readable on a poster at 25 % damage.
inline constexpr std::size_t qr_text_bytes_max = 600;

/// A QR code: a square of dark and light modules without its quiet zone.
class QrCode {
public:
    /// Level Q, which survives a quarter of the code being torn or dirty: posters hang in workshops.
    /// `text` is not empty and at most `qr_text_bytes_max` long.
    explicit QrCode(std::string_view text);

    /// Modules per side: 21..177.
    [[nodiscard]] int side() const { return side_; }
    [[nodiscard]] bool is_dark(int column, int row) const;

private:
    int side_ = 0;
    std::vector<bool> dark_;
};

/// A picture of `text` as one SVG element with a quiet zone of four modules, as the standard asks.
/// `label` says to a screen reader what the code leads to.
[[nodiscard]] std::string qr_svg(std::string_view text, std::string_view label);

} // namespace print
