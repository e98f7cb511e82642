# Tests of the program that are no folder of tests/cli with a `command`.

set(same_bytes ${CMAKE_CURRENT_LIST_DIR}/same_bytes.sh)
add_test(NAME cli.same_bytes COMMAND sh ${same_bytes}
    ${PROJECT_SOURCE_DIR}/scenarios/starter/study.yaml 6 $<TARGET_FILE:steelway_program>)
add_test(NAME cli.same_bytes_of_delivery_time COMMAND sh ${same_bytes}
    ${PROJECT_SOURCE_DIR}/scenarios/delivery-time/study.yaml 2 $<TARGET_FILE:steelway_program>)
set_property(TEST cli.same_bytes_of_delivery_time PROPERTY LABELS long)

set(reference sh ${CMAKE_CURRENT_LIST_DIR}/reference_results.sh $<TARGET_FILE:steelway_program>
    ${PROJECT_SOURCE_DIR}/scenarios/delivery-time/study.yaml ${PROJECT_SOURCE_DIR}/results/delivery-time)
add_test(NAME cli.two_replications_are_as_committed COMMAND ${reference} two)
add_test(NAME cli.results_are_as_committed COMMAND ${reference})
set_property(TEST cli.results_are_as_committed PROPERTY LABELS long)
