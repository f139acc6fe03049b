# Installing: the header, both libraries, gilt.pc, the CMake package, the command, its manual page and completions.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# What a static link needs besides, for gilt.pc.
set(GILT_PRIVATE_LIBS "-lpthread -lm")
foreach(library ${GILT_LINK})
  if(library MATCHES "^/")
    get_filename_component(name ${library} NAME_WE)
    string(REGEX REPLACE "^lib" "-l" name ${name})
    string(APPEND GILT_PRIVATE_LIBS " ${name}")
  elseif(library MATCHES "^[a-z]+$" AND NOT library STREQUAL "m")
    string(APPEND GILT_PRIVATE_LIBS " -l${library}")
  endif()
endforeach()
configure_file(runtime/api/gilt.pc.in ${PROJECT_BINARY_DIR}/gilt.pc @ONLY)
configure_package_config_file(runtime/api/giltConfig.cmake.in ${PROJECT_BINARY_DIR}/giltConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/gilt)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/giltConfigVersion.cmake COMPATIBILITY SameMinorVersion)

foreach(target gilt-static gilt-shared)
  set_property(TARGET ${target} PROPERTY INTERFACE_INCLUDE_DIRECTORIES
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
endforeach()
set_target_properties(gilt-shared PROPERTIES EXPORT_NAME gilt)
install(TARGETS gilt-static gilt-shared EXPORT giltTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS gilt RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(EXPORT giltTargets NAMESPACE gilt:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/gilt)
install(FILES ${PROJECT_BINARY_DIR}/giltConfig.cmake ${PROJECT_BINARY_DIR}/giltConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/gilt)
install(FILES ${PROJECT_SOURCE_DIR}/include/gilt.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${PROJECT_BINARY_DIR}/gilt.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_SOURCE_DIR}/docs/gilt.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL)
install(FILES ${PROJECT_SOURCE_DIR}/docs/completion/gilt.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME gilt)
install(FILES ${PROJECT_SOURCE_DIR}/docs/completion/_gilt DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${PROJECT_SOURCE_DIR}/docs/completion/gilt.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
