# Puts whole folders into the program.

set(embed_files_folder ${CMAKE_CURRENT_LIST_DIR})

# embed_files(<layer> <folder>): every file below <folder> as bytes in the program; the layer's
# header "<layer>/files.hpp" has `<layer>::find(path)` with paths relative to the folder, such as
# "assets/app.js". A folder that does not exist gives an empty table.
function(embed_files layer folder)
    set(root ${CMAKE_SOURCE_DIR}/${folder})
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${root} ${root}/*)
    list(SORT files)
    list(TRANSFORM files PREPEND ${root}/ OUTPUT_VARIABLE inputs)
    set(generated ${generated_folder}/${layer})
    file(CONFIGURE OUTPUT ${generated}/files.txt CONTENT "${files}" @ONLY)
    add_custom_command(
        OUTPUT ${generated}/files.hpp ${generated}/files.S
        COMMAND ${CMAKE_COMMAND} -DLAYER=${layer} -DFOLDER=${root} -DOUTPUT=${generated} -P
                ${embed_files_folder}/EmbedFilesScript.cmake
        DEPENDS ${inputs} ${generated}/files.txt ${embed_files_folder}/EmbedFilesScript.cmake
        COMMENT "Embedding ${folder}"
        VERBATIM)
    set_source_files_properties(${generated}/files.S PROPERTIES OBJECT_DEPENDS "${inputs}")
    add_generated_layer(${layer}
        SOURCES ${generated}/files.S ${generated}/files.hpp
        HEADERS ${layer}/files.hpp)
endfunction()
