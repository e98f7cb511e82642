# What a reader of the code may rely on, checked on the sources and the library.

add_test(NAME lint.layers COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR}
    -P ${PROJECT_SOURCE_DIR}/cmake/CheckLayers.cmake)
add_test(NAME lint.sizes COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/check_sizes.sh
    ${PROJECT_SOURCE_DIR}/sim)
add_test(NAME lint.headers COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/check_headers.sh
    ${PROJECT_SOURCE_DIR} ${CMAKE_C_COMPILER})
add_test(NAME lint.faults COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/check_faults.sh
    ${PROJECT_SOURCE_DIR} ${CMAKE_C_COMPILER} ${CMAKE_COMMAND})

# Sanitizers and line counts add variables and calls of their own.
if(NOT SW_SANITIZE AND NOT SW_COVERAGE)
    foreach(what globals malloc user draws)
        add_test(NAME lint.${what} COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/check_symbols.sh
            ${what} $<TARGET_FILE:steelway> ${PROJECT_SOURCE_DIR})
    endforeach()
endif()
