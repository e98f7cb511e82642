# The target `bench` builds and runs steelway_bench, which does the same work by bare
# reference loops and by the library, and prints the ratios. It is no part of `all`.
#
# The loops are compiled twice: they draw by address, as Steelway does, and from a
# sequential generator.

set(loops
    bench/reference_hold.c
    bench/reference_in_flight.c
    bench/reference_mm1.c
    bench/reference_stations.c
)
add_library(bench_reference OBJECT EXCLUDE_FROM_ALL ${loops})
add_library(bench_sequential OBJECT EXCLUDE_FROM_ALL ${loops})
target_compile_definitions(bench_sequential PRIVATE REFERENCE_SEQUENTIAL)

add_executable(steelway_bench EXCLUDE_FROM_ALL
    bench/bench_hold.c
    bench/bench_in_flight.c
    bench/bench_main.c
    bench/bench_mm1.c
    bench/bench_scenario.c
    bench/bench_stations.c
)
target_link_libraries(steelway_bench PRIVATE bench_reference bench_sequential)
target_compile_definitions(steelway_bench PRIVATE
    BENCH_SCENARIO="${CMAKE_CURRENT_SOURCE_DIR}/bench/five_stations.yaml"
    BENCH_BASE_PLANT="${PROJECT_SOURCE_DIR}/scenarios/base/base.yaml")

# Nanoseconds of a draw, by family.
add_executable(bench_random EXCLUDE_FROM_ALL bench/bench_random.c)

foreach(target bench_reference bench_sequential steelway_bench bench_random)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/sim bench)
    target_link_libraries(${target} PRIVATE steelway sw_build PkgConfig::GSL Threads::Threads m)
endforeach()

add_custom_target(bench
    COMMAND ${CMAKE_COMMAND} -E echo "Ratios to the reference loops of tests/bench"
    COMMAND steelway_bench
    USES_TERMINAL
)

# Memory grows with what is in the plant, not with what has gone through it.
add_executable(flat_memory bench/flat_memory.c)
target_include_directories(flat_memory PRIVATE ${PROJECT_SOURCE_DIR}/sim)
target_link_libraries(flat_memory PRIVATE steelway sw_build m)
set(base_plant ${PROJECT_SOURCE_DIR}/scenarios/base/base.yaml)
add_test(NAME bench.memory_is_flat COMMAND flat_memory ${base_plant} 300000)
add_test(NAME bench.memory_is_flat_for_10_million_lots COMMAND flat_memory ${base_plant} 10000000)
set_property(TEST bench.memory_is_flat_for_10_million_lots PROPERTY LABELS long)
