# A folder with a file `command` is a test: tests/cli/NAME is cli.NAME, tests/golden/NAME
# is golden.NAME. run_case.sh says what else the folder holds.

file(GLOB cases CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/cli/*/command
    ${PROJECT_SOURCE_DIR}/tests/golden/*/command)
foreach(case IN LISTS cases)
    get_filename_component(folder ${case} DIRECTORY)
    get_filename_component(name ${folder} NAME)
    get_filename_component(group ${folder} DIRECTORY)
    get_filename_component(group ${group} NAME)
    add_test(NAME ${group}.${name} COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/run_case.sh
        ${folder} $<TARGET_FILE:steelway_program> ${PROJECT_SOURCE_DIR})
endforeach()
