sw_unit_test(
    compare
    replicate
    study
    summary
)
