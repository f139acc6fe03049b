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
  target_compile_definitions(${target} PRIVATE ${GILT_TEST_DEFINITIONS})
  target_link_libraries(${target} PRIVATE gilt-static)
endfunction()

# Runs a host and compares what it prints with the .out beside its source.
function(gilt_host_output name target stored)
  add_test(NAME ${name} COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${target}> -DSTORED=${stored} "-DARGUMENTS=${ARGN}"
           -P ${PROJECT_SOURCE_DIR}/tests/tools/compare.cmake)
  set_tests_properties(${name} PROPERTIES LABELS embed TIMEOUT 300)
endfunction()

file(GLOB embed_examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/embed/*.c ${PROJECT_SOURCE_DIR}/examples/embed/*.cpp)
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
    set(milliseconds 400) # a loaded machine or a sanitizer must not make an honest script too slow
    if(GILT_SANITIZE AND name STREQUAL "sandbox")
      set(milliseconds 5000)
    endif()
  endif()
  gilt_host_output(embed-example-${name} embed-example-${name} ${PROJECT_SOURCE_DIR}/examples/embed/${name}.out ${milliseconds})
endforeach()

# Tests of the interface: C programs that check themselves and see nothing but gilt.h.
file(GLOB embed_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/embed/*.c)
foreach(source ${embed_tests})
  get_filename_component(name ${source} NAME_WE)
  gilt_host(embed-${name} ${source})
  target_link_libraries(embed-${name} PRIVATE Threads::Threads)
  set_target_properties(embed-${name} PROPERTIES ENABLE_EXPORTS ON) # debug.c wants names of its functions
  add_test(NAME embed-${name} COMMAND embed-${name})
  set_tests_properties(embed-${name} PROPERTIES LABELS embed TIMEOUT 600)
endforeach()

set_tests_properties(embed-threads embed-lifecycle embed-example-eight_threads embed-example-two_vms PROPERTIES
  LABELS "embed;threads")

# Each allocation failing in turn: those of malloc are refused by functions that the linker puts in front of it.
target_link_options(unit-api_allocations PRIVATE
  LINKER:--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=strdup,--wrap=gi_heap_new)
if(UNIX)
  add_test(NAME embed-allocations-list COMMAND sh -c "'$<TARGET_FILE:unit-api_allocations>' names | sort | diff '${PROJECT_SOURCE_DIR}/tests/embed/symbols.txt' -")
  set_tests_properties(embed-allocations-list PROPERTIES LABELS embed)
endif()

gilt_host(bench-embed ${PROJECT_SOURCE_DIR}/tests/bench/embed.c)

# The header alone in three languages; exported names; installing.
function(gilt_header_test name)
  add_test(NAME embed-header-${name} COMMAND ${ARGN} -Wall -Wextra -pedantic -Werror -fsyntax-only ${PROJECT_SOURCE_DIR}/include/gilt.h)
  set_tests_properties(embed-header-${name} PROPERTIES LABELS embed)
endfunction()
gilt_header_test(c99 ${CMAKE_C_COMPILER} -std=c99 -x c)
gilt_header_test(c11 ${CMAKE_C_COMPILER} -std=c11 -x c)
if(CMAKE_CXX_COMPILER)
  gilt_header_test(cxx17 ${CMAKE_CXX_COMPILER} -std=c++17 -x c++)
endif()
if(NOT GILT_SANITIZE AND UNIX)
  add_test(NAME embed-symbols COMMAND ${PROJECT_SOURCE_DIR}/tests/embed/symbols.sh $<TARGET_FILE:gilt-shared>
           ${PROJECT_SOURCE_DIR}/tests/embed/symbols.txt ${PROJECT_SOURCE_DIR}/include/gilt.h)
  add_test(NAME embed-package COMMAND ${PROJECT_SOURCE_DIR}/tests/embed/package.sh ${PROJECT_BINARY_DIR} ${PROJECT_SOURCE_DIR}
           ${CMAKE_C_COMPILER} ${CMAKE_COMMAND})
  set_tests_properties(embed-symbols embed-package PROPERTIES LABELS embed TIMEOUT 300)
endif()

# docs/embedding.md: its reference is written from the header; its pieces of C are compiled and run.
add_custom_target(embedding-docs COMMAND gilt ${PROJECT_SOURCE_DIR}/tests/tools/api_docs.py ${PROJECT_SOURCE_DIR}/include/gilt.h
                  ${PROJECT_SOURCE_DIR}/docs/embedding.md)
if(NOT GILT_SANITIZE AND UNIX)
  add_test(NAME embed-docs COMMAND ${PROJECT_SOURCE_DIR}/tests/embed/docs.sh $<TARGET_FILE:gilt> ${PROJECT_SOURCE_DIR}
           ${PROJECT_BINARY_DIR} ${CMAKE_C_COMPILER})
  set_tests_properties(embed-docs PROPERTIES LABELS embed TIMEOUT 300)
endif()

# gilt_amalgamated.c: the library in one file. That it links and runs takes a while: ctest -C slow.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_Interpreter_FOUND)
  add_custom_target(amalgamation
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/tools/amalgamate.py ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/gilt_amalgamated.c ${FROZEN}
    COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/include/gilt.h ${PROJECT_BINARY_DIR}/gilt.h
    DEPENDS ${FROZEN})
  set(amalgamation ${PROJECT_SOURCE_DIR}/tests/embed/amalgamation.sh ${PROJECT_BINARY_DIR} ${PROJECT_SOURCE_DIR}
      ${CMAKE_C_COMPILER} ${FROZEN} ${Python3_EXECUTABLE})
  add_test(NAME embed-amalgamation-syntax COMMAND ${amalgamation} syntax)
  add_test(NAME embed-amalgamation CONFIGURATIONS slow COMMAND ${amalgamation})
  set_tests_properties(embed-amalgamation embed-amalgamation-syntax PROPERTIES LABELS embed TIMEOUT 900)
endif()

# The library as a part of another CMake project, which compiles it anew: ctest -C slow.
add_test(NAME embed-subdirectory CONFIGURATIONS slow COMMAND ${PROJECT_SOURCE_DIR}/tests/embed/subdirectory.sh
         ${PROJECT_BINARY_DIR} ${PROJECT_SOURCE_DIR} ${CMAKE_C_COMPILER} ${CMAKE_COMMAND})
set_tests_properties(embed-subdirectory PROPERTIES LABELS embed TIMEOUT 1800)
