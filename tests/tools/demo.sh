#!/bin/sh
# A tour: runs every program in examples/scripts and says whether it printed what is stored beside it.
set -eu
gilt=$(realpath "$1")
cd "$(dirname "$0")/../../examples/scripts"
failed=0
out=$(mktemp)
trap 'rm -f "$out"' EXIT
for script in *.py; do
    name=${script%.py}
    title=$(sed -n '1s/^"""//;1s/"""$//;1p' "$script")
    printf '%-12s %s\n' "$name" "$title"
    if ! "$gilt" "$script" >"$out" || ! cmp -s "$out" "$name.out"; then
        echo "             prints something else than $name.out"
        failed=$((failed + 1))
    fi
done
echo
echo "== maze.py =="
"$gilt" maze.py
echo
if [ "$failed" -eq 0 ]; then
    echo "All programs print what CPython 3.13 prints. Now try: $gilt"
else
    echo "$failed programs differ"
    exit 1
fi
