sw_unit_test(
    calendar
    engine
    event_list
    pool
)
