sw_unit_test(
    node_difference
    csv_matrix
    conflict
    csv_read
    diagnostics
    distribution_text
    document
    merge
    quantity
    setting
    setting_text
    yaml_read
)
target_link_libraries(test_diagnostics PRIVATE PkgConfig::JANSSON)
