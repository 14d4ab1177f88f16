# PALMUNION_SANITIZE=address,undefined (preset dev), thread (preset tsan), or what preset fuzz has.
set(PALMUNION_SANITIZE "" CACHE STRING "Sanitizers for every target, separated by commas")

if(PALMUNION_SANITIZE)
    add_compile_options(-fsanitize=${PALMUNION_SANITIZE} -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${PALMUNION_SANITIZE})
endif()
