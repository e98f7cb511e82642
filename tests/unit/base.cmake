sw_unit_test(
    arena
    spreadsheet
    utf8
)
