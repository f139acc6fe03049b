#!/bin/sh
# tests/embed/symbols.sh LIBRARY LIST HEADER: the dynamic symbols that the shared library defines are those of LIST, and
# those of LIST are the functions that the header declares.
set -eu
nm -D --defined-only "$1" | awk '$2 ~ /[TDBRVW]/ { print $3 }' | sort > symbols.got
sort "$2" | diff - symbols.got || { echo "the exported symbols differ from $2"; exit 1; }
sed -n 's/^GILT_API.*[ *]\(gilt_[a-z_0-9]*\)(.*/\1/p' "$3" | sort | diff "$2" - || { echo "$3 declares others than $2"; exit 1; }
