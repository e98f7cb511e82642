sw_unit_test(
    diagnostics
)
target_link_libraries(test_diagnostics PRIVATE PkgConfig::JANSSON)
