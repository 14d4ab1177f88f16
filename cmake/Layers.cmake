# The one word of our build: a layer. The same line links it, tests it and tells the architecture
# test (through layers.json) which includes are lawful.
#
# add_layer(<room>[/<layer>]
#     EXPOSES   layers that its headers may mention            -> PUBLIC
#     USES      layers that only its .cpp may mention          -> PRIVATE
#     EXTERNAL  libraries that only its .cpp may mention       -> PRIVATE
#     TEST_USES layers that only its tests may mention
#     FOLDER    where it lives, if not in server/<room>/<layer>)
#
# Sources are all *.cpp of the folder; *_test.cpp become the program <room>_<layer>_test, which
# links this layer and nothing else; each *_fuzz.cpp is a fuzzer (preset fuzz). A folder without
# sources is lawful: its line may come first.

add_custom_target(fuzzers)

function(add_layer path)
    cmake_parse_arguments(PARSE_ARGV 1 layer "" "FOLDER" "EXPOSES;USES;EXTERNAL;TEST_USES")
    if(layer_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "add_layer(${path}): unknown words: ${layer_UNPARSED_ARGUMENTS}")
    endif()
    if(NOT layer_FOLDER)
        set(layer_FOLDER server/${path})
    endif()
    set(folder ${CMAKE_SOURCE_DIR}/${layer_FOLDER})
    file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
    file(GLOB headers CONFIGURE_DEPENDS ${folder}/*.hpp)
    file(GLOB tests CONFIGURE_DEPENDS ${folder}/*_test.cpp)
    file(GLOB fuzzers CONFIGURE_DEPENDS ${folder}/*_fuzz.cpp)
    list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|/main)\\.cpp$")
    list(FILTER headers EXCLUDE REGEX "_test\\.hpp$")

    layer_target(target ${path})
    layer_targets(exposes ${layer_EXPOSES})
    layer_targets(uses ${layer_USES})
    string(REGEX REPLACE "/${path}$" "" root ${folder})
    if(sources)
        add_library(${target} STATIC ${sources})
        target_link_libraries(${target} PUBLIC ${exposes} PRIVATE ${uses} ${layer_EXTERNAL})
        set(scope PUBLIC)
    else()
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE ${exposes})
        set(scope INTERFACE)
    endif()
    target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS ${root} FILES ${headers})
    target_include_directories(${target} ${scope} ${root} ${generated_folder})
    embed_sql(${target} ${path} ${folder})

    foreach(fuzzer IN LISTS fuzzers)
        add_layer_fuzzer(${target} ${fuzzer})
    endforeach()
    if(tests AND BUILD_TESTING)
        add_layer_test(${target} ${tests}
            USES ${layer_USES} ${layer_TEST_USES}
            EXTERNAL ${layer_EXTERNAL})
    endif()
    record_layer(name ${path} folder ${layer_FOLDER}
        EXPOSES ${layer_EXPOSES} USES ${layer_USES}
        EXTERNAL ${layer_EXTERNAL} TEST_USES ${layer_TEST_USES})
endfunction()

# A test may include what the layer's own sources may, and links nothing else.
function(add_layer_test target)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "" "USES;EXTERNAL")
    layer_targets(uses ${test_USES})
    add_executable(${target}_test ${test_UNPARSED_ARGUMENTS})
    target_link_libraries(${target}_test PRIVATE
        ${target} ${uses} ${test_EXTERNAL} GTest::gtest_main rapidcheck rapidcheck_gtest)
    set_target_properties(${target}_test PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${target}_test COMMAND ${target}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${target}_test PROPERTIES
        ENVIRONMENT "GTEST_OUTPUT=json:${CMAKE_BINARY_DIR}/results/${target}_test.json"
        TIMEOUT 300)
endfunction()

# Each <name>_fuzz.cpp is a libFuzzer program of that name, in preset fuzz only.
function(add_layer_fuzzer target source)
    if(NOT PALMUNION_SANITIZE MATCHES "fuzzer")
        return()
    endif()
    cmake_path(GET source STEM name)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ${target})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
    add_dependencies(fuzzers ${name})
endfunction()

# A layer whose sources are made by the build: no folder, no tests.
function(add_generated_layer path)
    cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "SOURCES;HEADERS;EXPOSES")
    layer_target(target ${path})
    layer_targets(exposes ${layer_EXPOSES})
    add_library(${target} STATIC ${layer_SOURCES})
    set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(${target} PUBLIC ${exposes})
    target_include_directories(${target} PUBLIC ${generated_folder})
    record_layer(name ${path} GENERATED ${layer_HEADERS} EXPOSES ${layer_EXPOSES})
endfunction()

# add_program(<name> <main file> USES layers EXTERNAL libraries): a program beside the build's root.
function(add_program name main)
    cmake_parse_arguments(PARSE_ARGV 2 program "" "" "USES;EXTERNAL")
    if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${main})
        return()
    endif()
    layer_targets(uses ${program_USES})
    add_executable(${name} ${main})
    target_link_libraries(${name} PRIVATE ${uses} ${program_EXTERNAL})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()

function(layer_target result path)
    string(REPLACE "/" "_" target ${path})
    set(${result} ${target} PARENT_SCOPE)
endfunction()

function(layer_targets result)
    string(REPLACE "/" "_" targets "${ARGN}")
    set(${result} ${targets} PARENT_SCOPE)
endfunction()

function(json_list result)
    list(TRANSFORM ARGN REPLACE "^(.+)$" "\"\\1\"")
    list(JOIN ARGN ", " joined)
    set(${result} "[${joined}]" PARENT_SCOPE)
endfunction()

function(record_layer)
    set(lists EXPOSES USES EXTERNAL TEST_USES GENERATED)
    cmake_parse_arguments(PARSE_ARGV 0 layer "" "name;folder" "${lists}")
    set(entry "{\"name\": \"${layer_name}\", \"folder\": \"${layer_folder}\"")
    foreach(list IN LISTS lists)
        json_list(names ${layer_${list}})
        string(TOLOWER ${list} key)
        string(APPEND entry ", \"${key}\": ${names}")
    endforeach()
    set_property(GLOBAL APPEND_STRING PROPERTY house_layers "  ${entry}},\n")
endfunction()

# Writes layers.json into the build folder, for tests/architecture.
function(write_layers_json)
    get_property(layers GLOBAL PROPERTY house_layers)
    string(REGEX REPLACE ",\n$" "\n" layers "${layers}")
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/layers.json CONTENT "[\n${layers}]\n" @ONLY)
endfunction()
