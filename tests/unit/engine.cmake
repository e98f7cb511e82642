sw_unit_test(
)
