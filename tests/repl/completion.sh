#!/bin/sh
# SPDX-License-Identifier: MIT
# What bash, fish and zsh offer behind `gilt`; a shell that is not installed is left out.
#   completion.sh GILT-PTY ROOT
pty=$(realpath "$1")
GILT_ROOT=$(realpath "$2")
export GILT_ROOT
faults=0

# offers SHELL WORDS WANTED: each of the wanted words is offered behind what is typed
offers() {
    got=$(offer_by_"$1" "$2")
    for word in $3; do
        if ! echo "$got" | grep -q -e "^$word\\b" -e "^$word\$"; then
            echo "FAIL $1: behind '$2' there is no $word: $(echo "$got" | head -40)"
            faults=$((faults + 1))
        fi
    done
}

offer_by_bash() {
    bash --norc -c '
        . "$GILT_ROOT/docs/completion/gilt.bash"
        COMP_WORDS=($1); [[ $1 == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _gilt
        printf "%s\n" "${COMPREPLY[@]}"' bash "$1"
}

offer_by_fish() {
    fish --no-config -c '. $GILT_ROOT/docs/completion/gilt.fish; complete -C $argv[1]' "$1"
}

for shell in bash fish; do
    if command -v $shell >/dev/null; then
        offers $shell 'gilt -' '-c -m -O -b -v -X --deadlock'
        offers $shell 'gilt ex' 'explore'
        offers $shell 'gilt ' 'run lab replay stat timeline dis'
        offers $shell 'gilt -X ' 'dev importtime nospecialize'
        offers $shell 'gilt -W er' 'error'
    fi
done
if command -v zsh >/dev/null; then
    "$pty" "$(command -v zsh)" "$GILT_ROOT/tests/repl/shells/zsh.pty" || faults=$((faults + 1))
fi
exit "$((faults > 0))"
