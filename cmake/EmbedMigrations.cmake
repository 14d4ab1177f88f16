# Script: writes HEADER and SOURCE, the table of all migrations in the order of their file names.

string(REPLACE "|" ";" files "${INPUT}")
set(rows "")
set(keyed "")
foreach(file IN LISTS files)
    cmake_path(GET file FILENAME name)
    list(APPEND keyed "${name}=${file}")
endforeach()
list(SORT keyed)
foreach(entry IN LISTS keyed)
    string(REGEX REPLACE "=.*" "" name ${entry})
    string(REGEX REPLACE "^[^=]*=" "" file ${entry})
    file(READ ${file} text)
    string(REGEX REPLACE "\\.sql$" "" name ${name})
    string(REGEX REPLACE "^0*([0-9]+)_.*" "\\1" number ${name})
    string(APPEND rows "    Migration{${number}, \"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
list(LENGTH keyed count)

file(WRITE ${HEADER} "#pragma once\n\n#include \"sql/database.hpp\"\n\n#include <span>\n\n"
    "namespace sql {\n\n/// Every migration of the program in the order in which they run.\n"
    "[[nodiscard]] std::span<Migration const> all_migrations();\n\n} // namespace sql\n")
file(WRITE ${SOURCE} "#include \"sql/migrations.hpp\"\n\n#include <array>\n\nnamespace sql {\n\n"
    "static constexpr std::array<Migration, ${count}> table{{\n${rows}}};\n\n"
    "std::span<Migration const> all_migrations()\n{\n    return table;\n}\n\n} // namespace sql\n")
