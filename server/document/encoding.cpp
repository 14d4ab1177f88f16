#include "document/encoding.hpp"

#include "base/utf8.hpp"
#include "document/refusals.hpp"

#include <array>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

namespace document {

namespace {

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

/// A converter that stops at what it cannot read instead of writing a question mark.
Converter strict(char const* encoding)
{
    UErrorCode code = U_ZERO_ERROR;
    Converter converter{ucnv_open(encoding, &code)};
    if (converter)
        ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                            &code);
    VERIFY(U_SUCCESS(code));
    return converter;
}

base::Result<std::string> converted(std::string_view bytes, char const* encoding)
{
    auto const from = strict(encoding);
    auto const to = strict("UTF-8");
    std::string text;
    char const* source = bytes.data();
    std::array<UChar, 1024> between;
    UChar* between_from = between.data();
    UChar* between_to = between.data();
    UErrorCode code = U_BUFFER_OVERFLOW_ERROR;
    for (bool is_first = true; code == U_BUFFER_OVERFLOW_ERROR; is_first = false) {
        std::array<char, 4096> piece;
        char* target = piece.data();
        code = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source,
                       bytes.data() + bytes.size(), between.data(), &between_from, &between_to,
                       between.data() + between.size(), is_first, true, &code);
        text.append(piece.data(), target);
    }
    if (U_FAILURE(code))
        return std::unexpected{base::refuse(encoding_unknown)};
    return text;
}

} // namespace

base::Result<std::string> utf8_of(std::string_view bytes)
{
    constexpr std::string_view byte_order_mark = "\uFEFF";
    if (bytes.starts_with(byte_order_mark))
        bytes.remove_prefix(byte_order_mark.size());
    if (base::is_utf8(bytes))
        return std::string{bytes};
    if (bytes.starts_with("\xFF\xFE"))
        return converted(bytes.substr(2), "UTF-16LE");
    if (bytes.starts_with("\xFE\xFF"))
        return converted(bytes.substr(2), "UTF-16BE");
    return converted(bytes, "gb18030");
}

} // namespace document
