# What the base plant must show: the checks of published studies, each by the program's own commands.

set(plant ${CMAKE_CURRENT_LIST_DIR})
foreach(check IN ITEMS
        a_rush_contract_is_rolled_within_two_days
        spray_cooling_gains_less_beside_the_tests
        listed_orders_gain_what_the_others_lose
        a_cap_has_a_knee
        coated_coil_takes_weeks_longer
        arrival_is_later_than_shipment
        delivery_time_is_mostly_waiting)
    add_test(NAME plant.${check} COMMAND sh ${plant}/run_check.sh ${plant}/${check}.sh
        $<TARGET_FILE:steelway_program> ${PROJECT_SOURCE_DIR})
endforeach()
