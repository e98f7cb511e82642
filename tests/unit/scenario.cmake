sw_unit_test(
    diagnostics
    distribution_text
    quantity
)
target_link_libraries(test_diagnostics PRIVATE PkgConfig::JANSSON)
