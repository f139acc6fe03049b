#!/bin/sh
# SPDX-License-Identifier: MIT
# The refleak hunt over folders of script tests, with a process for each script.   refleak.sh GILT FOLDER...
# A script whose purpose is to end its process ("# exit: N" in its head) cannot run twice: those are counted apart.
gilt=$1
shift
scripts=0 leaks=0 once=0
for folder; do
    for script in "$folder"/*.py; do
        scripts=$((scripts + 1))
        found=$("$gilt" -m refleak "$script" < /dev/null 2> /dev/null)
        status=$?
        case $found in
        *'1 scripts, 0 leak'*) ;;
        *leak*) echo "$found" | grep 'leaks'; leaks=$((leaks + 1)) ;;
        *) if head -3 "$script" | grep -q "^# exit: $status\$"; then
               once=$((once + 1))
           else
               echo "$script: the hunt ended early, status $status"
               leaks=$((leaks + 1))
           fi ;;
        esac
    done
done
echo "$scripts scripts, $once end their process, $leaks leak"
[ "$leaks" -eq 0 ]
