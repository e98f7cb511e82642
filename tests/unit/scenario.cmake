sw_unit_test(
    diagnostics
    distribution_text
    quantity
    setting_text
)
target_link_libraries(test_diagnostics PRIVATE PkgConfig::JANSSON)
