# Warnings are errors: a warning that may stay is not read by anybody. The house compiler is g++;
# clang builds the fuzzers and may have other opinions.
set(house_warnings
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough -Wswitch-enum)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(APPEND house_warnings -Werror)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 sees overlapping copies in `"a" + std::string` (GCC bug 105651) and uninitialised
    # members in std::variant and std::optional that are never read (GCC bug 105562).
    list(APPEND house_warnings -Wno-restrict -Wno-maybe-uninitialized)
endif()

foreach(warning IN LISTS house_warnings)
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:${warning}>)
endforeach()
