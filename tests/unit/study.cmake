sw_unit_test(
    compare
    replicate
    scenarios
    study
    summary
)
target_compile_definitions(test_scenarios PRIVATE SCENARIOS="${PROJECT_SOURCE_DIR}/scenarios")
