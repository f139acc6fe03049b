# The embedding API: example hosts, tests of the interface, benchmark.

include(CheckLanguage)
check_language(CXX)
if(CMAKE_CXX_COMPILER)
  enable_language(CXX)
endif()

set(HOST_WARNINGS -Wall -Wextra -pedantic)

# A host program linked with the static library.
function(gilt_host target source)
  add_executable(${target} ${source})
  target_compile_options(${target} PRIVATE ${HOST_WARNINGS})
  target_link_libraries(${target} PRIVATE gilt-static)
endfunction()

# Runs a host and compares what it prints with the .out beside its source.
function(gilt_host_output name target stored)
  add_test(NAME ${name} COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${target}> -DSTORED=${stored} "-DARGUMENTS=${ARGN}"
           -P ${CMAKE_SOURCE_DIR}/cmake/compare.cmake)
  set_tests_properties(${name} PROPERTIES LABELS embed TIMEOUT 300)
endfunction()

file(GLOB embed_examples CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/examples/embed/*.c ${CMAKE_SOURCE_DIR}/examples/embed/*.cpp)
foreach(source ${embed_examples})
  get_filename_component(name ${source} NAME_WE)
  get_filename_component(extension ${source} EXT)
  if(extension STREQUAL ".cpp" AND NOT CMAKE_CXX_COMPILER)
    continue()
  endif()
  gilt_host(embed-example-${name} ${source})
  set_target_properties(embed-example-${name} PROPERTIES CXX_STANDARD 17)
  set(milliseconds "")
  if(name MATCHES "^(gameloop|sandbox)$")
    set(milliseconds 400) # a loaded machine must not make an honest script too slow
  endif()
  gilt_host_output(embed-example-${name} embed-example-${name} ${CMAKE_SOURCE_DIR}/examples/embed/${name}.out ${milliseconds})
endforeach()

# Tests of the interface: C programs that check themselves and see nothing but gilt.h.
file(GLOB embed_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/embed/*.c)
foreach(source ${embed_tests})
  get_filename_component(name ${source} NAME_WE)
  gilt_host(embed-${name} ${source})
  target_link_libraries(embed-${name} PRIVATE Threads::Threads)
  add_test(NAME embed-${name} COMMAND embed-${name})
  set_tests_properties(embed-${name} PROPERTIES LABELS embed TIMEOUT 600)
endforeach()

gilt_host(bench-embed ${CMAKE_SOURCE_DIR}/tests/bench/embed.c)
