sw_unit_test(
    addresses
    against
    combine
    compare
    explain
    frozen_promise
    quotable
    relief
    replicate
    scenarios
    story
    study
    summary
    survive
)
foreach(name addresses scenarios story)
    target_compile_definitions(test_${name} PRIVATE SCENARIOS="${PROJECT_SOURCE_DIR}/scenarios")
endforeach()
