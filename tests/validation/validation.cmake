# A case is a scenario with a known answer: validation.NAME runs NAME.yaml and judges
# the results by cases.csv (judge.c says how). `long` cases run with ./dev test --all.

set(cases
    arrivals_of_three
    assemble_to_order
    base_stock
    base_stock_crossing
    base_stock_lost
    base_stock_of_three
    blocking_e
    breakdowns_by_clock
    bridge
    breakdowns_by_work
    bullwhip
    bullwhip_of_known_waves
    bullwhip_of_waves
    depot_and_bases
    finite_room
    five_lots
    fork_join
    furnace
    inventory_20_100
    inventory_20_40
    inventory_60_100
    kitting
    loss_constant
    machine_repair
    mg1_constant
    min_max_review
    mm1
    mm1_from_empty
    mm3
    newsvendor
    newsvendor_poisson
    order_crossover
    patience
    periodic_review
    problem_ample_staff
    problem_mg1
    problem_priorities
    random_headways
    reorder_point
    serial_reviews
    serial_two
    shorter_step
    sine_demand
    slot_frozen
    slot_full
    slot_refused
    tandem
    truck_every_4h
    truckload
    wip_cap
    wip_cap_even
    working_hours
)
set(long_cases
    arrivals_geometric
    blocking_a
    blocking_b
    blocking_breakdowns
    blocking_c
    blocking_d
    breakdowns_lognormal
    erlang_queue
    fork_join_unequal
    full_heats
    gim1_constant
    gim1_erlang
    gim1_uniform
    last_first
    loss_exponential
    loss_lognormal
    make_to_stock
    mg1_gamma_half
    mg1_gamma_two
    mg1_lognormal
    mm1_errors
    polling_exhaustive
    polling_gated
    preempt_mm1
    priority_mm1
    priority_mm2
    rework
    serial_four
    shortest_first_exponential
    shortest_first_uniform
    start_with_four
    vacations
    supplier_disruptions
    two_sources
)
set(validation ${CMAKE_CURRENT_LIST_DIR})

add_executable(judge validation/judge.c)
target_include_directories(judge PRIVATE ${PROJECT_SOURCE_DIR}/sim)
target_link_libraries(judge PRIVATE steelway sw_build PkgConfig::GSL CSV::CSV m)

foreach(case IN LISTS cases long_cases)
    add_test(NAME validation.${case} COMMAND sh ${validation}/validate.sh
        $<TARGET_FILE:steelway_program> $<TARGET_FILE:judge> ${case})
endforeach()
foreach(case IN LISTS long_cases)
    set_property(TEST validation.${case} PROPERTY LABELS long)
endforeach()

add_test(NAME validation.common_numbers COMMAND sh ${validation}/common_numbers.sh
    $<TARGET_FILE:steelway_program> ${validation}/shorter_step.yaml 0.35)
add_test(NAME validation.common_numbers_of_delivery_time COMMAND sh
    ${validation}/common_numbers.sh $<TARGET_FILE:steelway_program>
    ${PROJECT_SOURCE_DIR}/scenarios/delivery-time/study.yaml 0.5)
set_property(TEST validation.common_numbers_of_delivery_time PROPERTY LABELS long)

# docs/validation.md
add_custom_target(validation_page
    COMMAND sh ${validation}/page.sh $<TARGET_FILE:steelway_program> $<TARGET_FILE:judge>
        > ${PROJECT_SOURCE_DIR}/docs/validation.md
    DEPENDS steelway_program judge
    USES_TERMINAL
)
