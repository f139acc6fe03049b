#!/bin/sh
# tests/embed/subdirectory.sh BUILD SOURCE C-COMPILER CMAKE: a project that adds gilt's folder to its own builds the
# hello host with either library.
set -eu
build=$1 source=$2 cc=$3 cmake=$4
root=$build/subdirectory-test
rm -rf "$root"
mkdir -p "$root"
cat > "$root/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.20)
project(host LANGUAGES C)
add_subdirectory($source gilt EXCLUDE_FROM_ALL)
add_executable(hello $source/examples/embed/hello.c)
target_link_libraries(hello PRIVATE gilt::gilt)
add_executable(hello-static $source/examples/embed/hello.c)
target_link_libraries(hello-static PRIVATE gilt::gilt-static)
END
"$cmake" -S "$root" -B "$root/build" -DCMAKE_C_COMPILER="$cc" > "$root/cmake.log"
"$cmake" --build "$root/build" >> "$root/cmake.log"
for program in hello hello-static; do
    "$root/build/$program" | diff "$source/examples/embed/hello.out" -
done
