# Runs PROGRAM with ARGUMENTS and fails unless it ends with 0 and prints the text of the file STORED.
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} OUTPUT_VARIABLE got RESULT_VARIABLE status TIMEOUT 200)
file(READ ${STORED} expected)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} ended with ${status}; it printed\n${got}")
endif()
if(NOT got STREQUAL expected)
  message(FATAL_ERROR "${PROGRAM} printed\n${got}\nbut should have printed\n${expected}")
endif()
