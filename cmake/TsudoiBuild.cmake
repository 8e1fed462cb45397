# Flags, presets' switches and the two helpers that every folder uses.

option(TSUDOI_TESTS "build the tests" ON)
option(TSUDOI_WERROR "warnings are errors" OFF)
set(TSUDOI_SANITIZE "" CACHE STRING "sanitizers, e.g. address,undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(TSUDOI_CCACHE ccache)
if(TSUDOI_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${TSUDOI_CCACHE}")
endif()
find_program(TSUDOI_MOLD mold)
if(TSUDOI_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

add_library(tsudoi_flags INTERFACE)
target_include_directories(tsudoi_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(tsudoi_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Wconversion
  -Wno-sign-conversion -Wimplicit-fallthrough -fno-omit-frame-pointer
  -Wno-maybe-uninitialized)  # GCC 12 reports the standard library itself when sanitizers are on
if(TSUDOI_WERROR)
  target_compile_options(tsudoi_flags INTERFACE -Werror)
endif()
if(TSUDOI_SANITIZE)
  target_compile_options(tsudoi_flags INTERFACE -fsanitize=${TSUDOI_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(tsudoi_flags INTERFACE -fsanitize=${TSUDOI_SANITIZE})
endif()

# tsudoi_library(NAME SOURCES a.cpp ... [USES tsudoi_base ...] [PRIVATELY libs ...])
# USES are layers below (public); PRIVATELY are outside libraries that only this target may see.
function(tsudoi_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;PRIVATELY" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC tsudoi_flags ${arg_USES} PRIVATE ${arg_PRIVATELY})
endfunction()

# tsudoi_pkg(TARGET module): an imported target from pkg-config, marked as system headers.
function(tsudoi_pkg name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${ARGN})
endfunction()
