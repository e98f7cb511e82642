sw_unit_test(
    diagnostics
    quantity
)
target_link_libraries(test_diagnostics PRIVATE PkgConfig::JANSSON)
