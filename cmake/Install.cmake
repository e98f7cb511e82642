# Install.cmake - what `cmake --install` puts where.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/steelway)
set(inside_dir ${CMAKE_INSTALL_INCLUDEDIR}/steelway-inside)

install(TARGETS steelway steelway_inside EXPORT steelway)
install(TARGETS steelway_program)
install(DIRECTORY include/steelway TYPE INCLUDE FILES_MATCHING PATTERN "*.h")
target_include_directories(steelway_inside INTERFACE $<INSTALL_INTERFACE:${inside_dir}>)

# The inner headers, for kinds of steps and queue rules: steelway/extension.h.
foreach(layer base random stats engine scenario model)
    install(DIRECTORY sim/${layer} DESTINATION ${inside_dir} FILES_MATCHING PATTERN "*.h")
endforeach()
install(FILES docs/steelway.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES docs/steelway.bash RENAME steelway
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)

# For CMake: find_package(steelway) gives steelway::steelway and steelway::inside.
install(EXPORT steelway NAMESPACE steelway:: DESTINATION ${package_dir}
    FILE steelway-targets.cmake)
configure_package_config_file(cmake/steelway-config.cmake.in steelway-config.cmake
    INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(steelway-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/FindCSV.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/steelway-config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/steelway-config-version.cmake
    DESTINATION ${package_dir})

# For everything else: pkg-config --cflags --libs steelway.
file(RELATIVE_PATH include_from_pc ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig
    ${CMAKE_INSTALL_FULL_INCLUDEDIR})
foreach(name steelway steelway-inside)
    configure_file(cmake/${name}.pc.in ${name}.pc @ONLY)
endforeach()
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/steelway.pc ${CMAKE_CURRENT_BINARY_DIR}/steelway-inside.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
