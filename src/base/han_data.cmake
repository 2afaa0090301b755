# Character sets and old forms of characters, from the Unicode Character Database.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(unicode_data /usr/share/unicode CACHE PATH "Folder of the Unicode Character Database")
if(NOT EXISTS ${unicode_data}/Unihan_OtherMappings.txt.bz2)
  message(FATAL_ERROR "${unicode_data} has no Unihan database: install unicode-data, or set unicode_data")
endif()
add_custom_command(
  OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/han_data.cpp
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/han_data.py ${unicode_data}
          ${CMAKE_CURRENT_BINARY_DIR}/han_data.cpp
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/han_data.py
  VERBATIM)
target_sources(zhibiao_base PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/han_data.cpp)
