sw_unit_test(
    addresses
    compare
    explain
    relief
    replicate
    scenarios
    study
    summary
)
foreach(name addresses scenarios)
    target_compile_definitions(test_${name} PRIVATE SCENARIOS="${PROJECT_SOURCE_DIR}/scenarios")
endforeach()
