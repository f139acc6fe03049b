#!/bin/sh
# tests/embed/docs.sh GILT SOURCE BUILD C-COMPILER: the reference in docs/embedding.md is current, and every piece of C in
# the page compiles without a warning and prints what tests/embed/docs.out says.
set -eu
gilt=$1 source=$2 build=$3 cc=$4
"$gilt" "$source/tests/tools/api_docs.py" --check "$source/include/gilt.h" "$source/docs/embedding.md"
rm -rf "$build/docs-test"
mkdir -p "$build/docs-test"
"$gilt" "$source/tests/tools/snippets.py" "$source/docs/embedding.md" "$build/docs-test"
for source_file in "$build"/docs-test/*.c; do
    program=$(basename "$source_file" .c)
    $cc -std=gnu11 -Wall -Wextra -pedantic -Werror -I"$source/include" "$build/docs-test/$program.c" -L"$build" -lgilt \
        -Wl,-rpath,"$build" -o "$build/docs-test/$program"
    "$build/docs-test/$program"
done > "$build/docs-test/printed"
diff "$source/tests/embed/docs.out" "$build/docs-test/printed"
