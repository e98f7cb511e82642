sw_unit_test(
    engine
    event_list
    level
)
