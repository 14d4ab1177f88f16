# Compiles `.sql` files in: queries as named constants, migrations as one table.

set(embed_sql_folder ${CMAKE_CURRENT_LIST_DIR})
set(generated_folder ${CMAKE_BINARY_DIR}/generated)

# embed_sql(<target> <path> <folder>): each <folder>/<name>.sql becomes <path>/<name>.sql.hpp, which
# `target` may include.
function(embed_sql target path folder)
    file(GLOB files CONFIGURE_DEPENDS ${folder}/*.sql)
    if(NOT files)
        return()
    endif()
    string(REGEX REPLACE "/.*" "" room ${path})
    foreach(file IN LISTS files)
        cmake_path(GET file STEM name)
        set(header ${generated_folder}/${path}/${name}.sql.hpp)
        add_custom_command(
            OUTPUT ${header}
            COMMAND ${CMAKE_COMMAND} -DROOM=${room} -DNAME=${name} -DINPUT=${file}
                    -DOUTPUT=${header} -P ${embed_sql_folder}/EmbedQueries.cmake
            DEPENDS ${file} ${embed_sql_folder}/EmbedQueries.cmake
            COMMENT "Embedding ${path}/${name}.sql"
            VERBATIM)
        list(APPEND headers ${header})
    endforeach()
    add_custom_target(${target}_sql DEPENDS ${headers})
    add_dependencies(${target} ${target}_sql)
endfunction()

# add_migrations_layer(): all server/<room>/store/migrations/NNNN_room_thing.sql (and those of
# sql/ and app/) in the order of their numbers, as sql::all_migrations() in "sql/migrations.hpp".
function(add_migrations_layer)
    file(GLOB files CONFIGURE_DEPENDS
        ${CMAKE_SOURCE_DIR}/server/*/store/migrations/*.sql
        ${CMAKE_SOURCE_DIR}/server/*/migrations/*.sql)
    set(header ${generated_folder}/sql/migrations.hpp)
    set(source ${generated_folder}/sql/migrations.cpp)
    string(REPLACE ";" "|" joined "${files}")
    add_custom_command(
        OUTPUT ${header} ${source}
        COMMAND ${CMAKE_COMMAND} -DINPUT=${joined} -DHEADER=${header} -DSOURCE=${source}
                -P ${embed_sql_folder}/EmbedMigrations.cmake
        DEPENDS ${files} ${embed_sql_folder}/EmbedMigrations.cmake
        COMMENT "Embedding migrations"
        VERBATIM)
    add_generated_layer(migrations
        SOURCES ${source} ${header}
        HEADERS sql/migrations.hpp
        EXPOSES sql)
endfunction()
