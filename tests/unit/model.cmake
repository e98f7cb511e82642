sw_unit_test(
    arrivals
    load
)
