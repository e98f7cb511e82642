sw_unit_test(
    diagnostics
    distribution_text
    document
    merge
    quantity
    setting_text
    yaml_read
)
target_link_libraries(test_diagnostics PRIVATE PkgConfig::JANSSON)
