#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the screens of docs/manual anew: types the sessions in docs/manual/screens/*.pty at a real
# pseudo-terminal and stores what is on the screen.   make_screens.sh BUILD-FOLDER [PYTHON3.13]
set -eu
build=$(realpath "$1")
python=$(realpath "${2:-$(command -v python3.13)}")
cd "$(dirname "$0")/../../docs/manual/screens"

# screen PROGRAM SESSION: the driver's own last lines are taken off
screen() {
    "$build/gilt-pty" "$1" "$2" | sed -n '/^ok   /q; /^FAIL /q1; p'
}

screen "$build/gilt" first-steps.pty >first-steps.txt
for session in compare compare-help; do
    screen "$build/gilt" $session.pty >$session-gilt.txt
    screen "$python" $session.pty | sed '1{/^$/d}' >$session-cpython.txt
done
