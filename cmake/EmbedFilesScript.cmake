# Script: writes OUTPUT/files.hpp and OUTPUT/files.S from the list in OUTPUT/files.txt. The bytes
# are read by the assembler (.incbin), which takes no time even for megabytes.

file(READ ${OUTPUT}/files.txt files)
set(assembly "    .section .note.GNU-stack,\"\",@progbits\n    .section .rodata\n")
set(symbols "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
    set(symbol embedded_${LAYER}_${number})
    file(SIZE ${FOLDER}/${file} size)
    file(SHA256 ${FOLDER}/${file} digest)
    string(APPEND assembly "    .global ${symbol}\n    .balign 16\n${symbol}:\n"
        "    .incbin \"${FOLDER}/${file}\"\n    .byte 0\n")
    string(APPEND symbols "extern \"C\" char const ${symbol}[];\n")
    string(APPEND rows "    File{\"${file}\", {${symbol}, ${size}}, \"${digest}\"},\n")
    math(EXPR number "${number} + 1")
endforeach()

file(WRITE ${OUTPUT}/files.S "${assembly}")
file(CONFIGURE OUTPUT ${OUTPUT}/files.hpp @ONLY CONTENT [[
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

@symbols@
namespace @LAYER@ {

/// A file in the program: `path` relative to its folder, `sha256` of its bytes in hexadecimal.
struct File {
    std::string_view path;
    std::string_view bytes;
    std::string_view sha256;
};

/// Sorted by path.
inline constexpr std::array<File, @number@> files{{
@rows@}};

/// The file of this path, or null.
constexpr File const* find(std::string_view path)
{
    auto const at = std::ranges::lower_bound(files, path, {}, &File::path);
    return at != files.end() && at->path == path ? &*at : nullptr;
}

} // namespace @LAYER@
]])
