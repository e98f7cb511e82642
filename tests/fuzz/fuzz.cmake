# Each fuzz target replays its corpus as a test. With -DSW_FUZZ=ON and clang it
# is also built for libFuzzer:
#
#     build/tests/hunt_scenario tests/fuzz/corpus/scenario

option(SW_FUZZ "Build the fuzz targets for libFuzzer (clang)" OFF)

foreach(name csv scenario)
    add_executable(fuzz_${name} fuzz/fuzz_${name}.c fuzz/fuzz_driver.c)
    target_include_directories(fuzz_${name} PRIVATE ${PROJECT_SOURCE_DIR}/sim fuzz)
    target_link_libraries(fuzz_${name} PRIVATE steelway sw_build)
    add_test(NAME fuzz.${name} COMMAND fuzz_${name} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name})
    if(SW_FUZZ)
        add_executable(hunt_${name} fuzz/fuzz_${name}.c)
        target_include_directories(hunt_${name} PRIVATE ${PROJECT_SOURCE_DIR}/sim fuzz)
        target_link_libraries(hunt_${name} PRIVATE steelway sw_build)
        target_link_options(hunt_${name} PRIVATE -fsanitize=fuzzer)
    endif()
endforeach()
