#!/bin/sh
# tests/embed/amalgamation.sh BUILD SOURCE C-COMPILER CMAKE: makes gilt_amalgamated.c and builds the hello host of it alone.
set -eu
build=$1 source=$2 cc=$3 cmake=$4
"$cmake" --build "$build" --target amalgamation > "$build/amalgamation.log"
$cc -std=gnu11 -fno-strict-aliasing -w -I"$build" "$source/examples/embed/hello.c" "$build/gilt_amalgamated.c" \
    -lpthread -lm -ldl -o "$build/hello-amalgamated"
"$build/hello-amalgamated" | diff "$source/examples/embed/hello.out" -
