# Tests of the program that are no folder of tests/cli with a `command`.

set(same_bytes ${CMAKE_CURRENT_LIST_DIR}/same_bytes.sh)
add_test(NAME cli.same_bytes COMMAND sh ${same_bytes}
    ${PROJECT_SOURCE_DIR}/scenarios/starter/study.yaml 6 $<TARGET_FILE:steelway_program>)
add_test(NAME cli.same_bytes_of_delivery_time COMMAND sh ${same_bytes}
    ${PROJECT_SOURCE_DIR}/scenarios/delivery-time/study.yaml 2 $<TARGET_FILE:steelway_program>)
set_property(TEST cli.same_bytes_of_delivery_time PROPERTY LABELS long)

# Every study that has a folder in results/ (`./dev results` makes them).
file(GLOB reference_folders CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/results/*/three-replications.sha256)
foreach(file IN LISTS reference_folders)
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(GET folder FILENAME study)
    string(REPLACE - _ name ${study})
    set(reference sh ${CMAKE_CURRENT_LIST_DIR}/reference_results.sh
        $<TARGET_FILE:steelway_program> ${PROJECT_SOURCE_DIR} ${study})
    add_test(NAME cli.three_replications_of_${name}_are_as_committed COMMAND ${reference} three)
    add_test(NAME cli.results_of_${name}_are_as_committed COMMAND ${reference})
    set_property(TEST cli.results_of_${name}_are_as_committed PROPERTY LABELS long)
endforeach()

add_test(NAME cli.the_tutorial_does_what_it_says COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/tutorial.sh
    $<TARGET_FILE:steelway_program> ${PROJECT_SOURCE_DIR}/docs/tutorial.md)
