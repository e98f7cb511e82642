# Someone else's program of ten lines, built against the installed library as they
# would build it: by CMake and by pkg-config.

set(outside_flags "")
if(SW_SANITIZE)
    set(outside_flags "-fsanitize=${SW_SANITIZE}")
endif()
if(NOT SW_COVERAGE)
    foreach(way cmake pkg_config)
        add_test(NAME outside.${way} COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/build_outside.sh
            ${way} ${PROJECT_BINARY_DIR} ${CMAKE_C_COMPILER} ${CMAKE_COMMAND} ${CMAKE_GENERATOR})
        set_tests_properties(outside.${way} PROPERTIES
            ENVIRONMENT "CFLAGS=${outside_flags};LDFLAGS=${outside_flags}")
    endforeach()
endif()
