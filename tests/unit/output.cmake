sw_unit_test(
    bar
    cell_text
    csv_writer
    datapackage
    folder
    grid
    json_rows
    manifest
    result_file
    results
    results_page
    shown
    terminal
    trace
)

target_compile_definitions(test_results_page
    PRIVATE "SW_RESULTS_PAGE=\"${PROJECT_SOURCE_DIR}/docs/results.md\"")
