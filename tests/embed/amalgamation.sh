#!/bin/sh
# tests/embed/amalgamation.sh BUILD SOURCE C-COMPILER FROZEN PYTHON [syntax]: makes gilt_amalgamated.c and builds the hello
# host of it alone; `syntax`: only has the compiler read it.
set -eu
build=$1 source=$2 cc=$3 frozen=$4 python=$5 mode=${6-whole}
folder=$build/amalgamation-$mode
mkdir -p "$folder"
cp "$source/include/gilt.h" "$folder"
"$python" "$source/tests/tools/amalgamate.py" "$source" "$folder/gilt_amalgamated.c" "$frozen"
if [ "$mode" = syntax ]; then
    $cc -std=gnu11 -w -fsyntax-only -I"$folder" "$folder/gilt_amalgamated.c"
    exit
fi
$cc -std=gnu11 -fno-strict-aliasing -w -I"$folder" "$source/examples/embed/hello.c" "$folder/gilt_amalgamated.c" \
    -lpthread -lm -ldl -o "$folder/hello"
"$folder/hello" | diff "$source/examples/embed/hello.out" -
