# Script: writes OUTPUT, a header with one sql::Query for each `-- name: x` section of INPUT.
# Comment lines stay in the source; the text that runs is only the statement.

file(READ ${INPUT} rest)
set(mark "-- name: ")
set(queries "")
string(FIND "${rest}" "${mark}" at)
while(at GREATER -1)
    string(LENGTH "${mark}" skip)
    math(EXPR at "${at} + ${skip}")
    string(SUBSTRING "${rest}" ${at} -1 rest)
    string(FIND "${rest}" "\n" end_of_name)
    string(SUBSTRING "${rest}" 0 ${end_of_name} section)
    string(STRIP "${section}" section)
    string(SUBSTRING "${rest}" ${end_of_name} -1 rest)
    string(FIND "${rest}" "${mark}" at)
    string(SUBSTRING "${rest}" 0 ${at} text)
    string(REGEX REPLACE "\n[ \t]*--[^\n]*" "" text "${text}")
    string(STRIP "${text}" text)
    string(APPEND queries "\ninline constexpr sql::Query ${section}{\n"
        "    \"${ROOM}.${NAME}.${section}\",\n    R\"sql(${text})sql\"};\n")
endwhile()

file(WRITE ${OUTPUT} "#pragma once\n\n#include \"sql/transaction.hpp\"\n\n"
    "namespace ${ROOM}::${NAME}_sql {\n${queries}\n} // namespace ${ROOM}::${NAME}_sql\n")
