sw_unit_test(
    arena
)
