sw_unit_test(
    arrivals
    load
    step_batch
    step_inspect
    step_join
    step_transport
)
