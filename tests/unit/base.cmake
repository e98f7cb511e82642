sw_unit_test(
    arena
    utf8
)
