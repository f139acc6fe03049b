#!/bin/sh
# SPDX-License-Identifier: MIT
# The refleak hunt over folders of script tests, with a process for each script.   refleak.sh GILT FOLDER...
gilt=$1
shift
leaks=0
for folder; do
    for script in "$folder"/*.py; do
        if ! "$gilt" -m refleak "$script" < /dev/null 2> /dev/null | grep -q '1 scripts, 0 leak'; then
            "$gilt" -m refleak "$script" < /dev/null 2>&1 | grep 'leak' || echo "$script: the hunt ended early"
            leaks=$((leaks + 1))
        fi
    done
done
echo "$leaks scripts leak"
[ "$leaks" -eq 0 ]
