# The target `bench` builds and runs tests/bench/bench_NAME.c in this order. They print
# ratios, take no arguments, and are no part of `all`.

set(benchmarks
)

set(commands COMMAND ${CMAKE_COMMAND} -E echo "Ratios to the reference loops of tests/bench")
foreach(name IN LISTS benchmarks)
    add_executable(bench_${name} EXCLUDE_FROM_ALL bench/bench_${name}.c)
    target_include_directories(bench_${name} PRIVATE ${PROJECT_SOURCE_DIR}/sim bench)
    target_link_libraries(bench_${name} PRIVATE steelway sw_build PkgConfig::GSL Threads::Threads m)
    list(APPEND commands COMMAND bench_${name})
endforeach()
add_custom_target(bench ${commands} USES_TERMINAL)
