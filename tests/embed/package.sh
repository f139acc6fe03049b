#!/bin/sh
# tests/embed/package.sh BUILD SOURCE C-COMPILER CMAKE: installs into a folder of its own and builds the hello host from
# there, by pkg-config (shared and static) and by find_package; compares what each prints.
set -eu
build=$1 source=$2 cc=$3 cmake=$4
root=$build/package-test
rm -rf "$root"
mkdir -p "$root/host"
"$cmake" --install "$build" --prefix "$root/usr" > "$root/install.log"
expected=$(cat "$source/examples/embed/hello.out")

check() { # name, program
    got=$(LD_LIBRARY_PATH="$libdir" "$2")
    [ "$got" = "$expected" ] || { echo "$1: printed '$got'"; exit 1; }
    echo "$1: ok"
}

libdir=$(dirname "$(find "$root/usr" -name 'libgilt.so' | head -1)")
if command -v pkg-config > /dev/null; then
    export PKG_CONFIG_PATH="$libdir/pkgconfig"
    flags=$(pkg-config --cflags --libs gilt | sed "s|/usr/local|$root/usr|g")
    # the prefix in gilt.pc is the configured one; this copy lies elsewhere
    flags=$(pkg-config --define-variable=prefix="$root/usr" --cflags --libs gilt)
    $cc "$source/examples/embed/hello.c" -o "$root/hello-shared" $flags
    check "pkg-config, shared" "$root/hello-shared"
    flags=$(pkg-config --define-variable=prefix="$root/usr" --static --cflags --libs gilt)
    flags=$(echo "$flags" | sed "s|-lgilt|$libdir/libgilt.a|")
    $cc "$source/examples/embed/hello.c" -o "$root/hello-static" $flags
    check "pkg-config, static" "$root/hello-static"
fi

cat > "$root/host/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.20)
project(host LANGUAGES C)
find_package(gilt REQUIRED)
add_executable(hello $source/examples/embed/hello.c)
target_link_libraries(hello PRIVATE gilt::gilt)
add_executable(hello-static $source/examples/embed/hello.c)
target_link_libraries(hello-static PRIVATE gilt::gilt-static)
END
"$cmake" -S "$root/host" -B "$root/host/build" -DCMAKE_PREFIX_PATH="$root/usr" -DCMAKE_C_COMPILER="$cc" > "$root/cmake.log"
"$cmake" --build "$root/host/build" >> "$root/cmake.log"
check "find_package, shared" "$root/host/build/hello"
check "find_package, static" "$root/host/build/hello-static"
