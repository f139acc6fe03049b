#!/bin/sh
# SPDX-License-Identifier: MIT
# The command line: options, exit statuses, standard input, pipes.   command.sh GILT
gilt=$(realpath "$1")
faults=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# check WHAT WANTED-STATUS WANTED-OUTPUT COMMAND: both output streams count
check() {
    got=$(eval "$4" 2>&1)
    status=$?
    if [ "$status" != "$2" ] || [ "$got" != "$3" ]; then
        echo "FAIL $1: status $status, wanted $2; output: $got"
        faults=$((faults + 1))
    fi
}

printf 'not python (\nimport sys; print(sys.argv[1:], __name__)\n' > "$folder/x.py"
printf 'print("module", __name__)\n' > "$folder/mod.py"
check 'unknown letter' 2 'gilt: unknown option -k (try gilt --help)' '"$gilt" -k'
check 'unknown word' 2 'gilt: unknown option --kill (try gilt --help)' '"$gilt" --kill'
check 'value missing' 2 'gilt: option -c needs a value' '"$gilt" -c'
check 'unknown -X' 2 'gilt: unknown -X option foo' '"$gilt" -X foo -c 1'
check 'no GIL' 2 'gilt: -X gil=0: there is no gilt without its GIL' '"$gilt" -X gil=0 -c 1'
check 'version' 0 'gilt 0.1.0 (Python 3.13)' '"$gilt" -V'
check '-c and its arguments' 0 "['-c', '-q', 'a']" '"$gilt" -c "import sys; print(sys.argv)" -q a'
check 'letters together' 0 '1 True 1' '"$gilt" -OIc "import sys; f = sys.flags; print(f.optimize, f.safe_path, f.isolated)"'
check '-O' 0 'False' '"$gilt" -O -c "assert 0; print(__debug__)"'
check '-x' 0 "['a', '-b'] __main__" '"$gilt" -x "$folder/x.py" a -b'
check '-m' 0 'module __main__' 'cd "$folder" && "$gilt" -m mod'
check '-m of nothing' 1 'gilt: No module named nothing.here' '"$gilt" -m nothing.here'
check 'no file' 2 "gilt: can't open file '$folder/nothing.py': [Errno 2] No such file or directory" 'cd "$folder" && "$gilt" nothing.py'
check '-W' 1 'UserWarning: x' '"$gilt" -W error -c "import warnings; warnings.warn(\"x\")" 2>&1 | tail -1; test $? = 0 && false'
check '-E' 0 'False' 'GILTPATH=/nowhere "$gilt" -E -c "import sys; print(\"/nowhere\" in sys.path)"'
check 'GILTPATH' 0 'module mod' 'GILTPATH="$folder" "$gilt" -c "import mod"'
check '-S' 0 'False' '"$gilt" -S -c "import builtins; print(hasattr(builtins, \"exit\"))"'
check '-X digits' 0 '1000' '"$gilt" -X int_max_str_digits=1000 -c "import sys; print(sys.get_int_max_str_digits())"'
check '-u' 0 'ab' '"$gilt" -u -c "import os; print(\"a\", end=\"\"); print(\"b\", end=\"\"); os._exit(0)"'
check 'script on standard input' 0 '3' 'echo "print(1 + 2)" | "$gilt"'
check 'the same with -' 0 "['-', 'x']" 'echo "import sys; print(sys.argv)" | "$gilt" - x'
check 'prompt without a terminal' 0 '>>> 3
>>> ' 'echo "1 + 2" | "$gilt" -i -q'
check '-i after a script' 0 ">>> 'mod'
>>> " 'printf "%s\n" "\"mod\"" | "$gilt" -i -c "x = 1"'
check 'standard input closed at the prompt' 0 '3' 'printf "import os\nos.close(0)\n" | timeout 9 "$gilt" -i -q 2>&1 | grep -c "OSError: .Errno 9."'
check 'standard input always fails' 0 '3' 'echo "import sys; sys.stdin.close()" | timeout 9 "$gilt" -i -q 2>&1 | grep -c ValueError'
check 'exit status' 7 '' '"$gilt" -c "raise SystemExit(7)"'
check 'message at exit' 1 'bye' '"$gilt" -c "import sys; sys.exit(\"bye\")"'
check 'interrupted' 130 'KeyboardInterrupt' '"$gilt" -c "raise KeyboardInterrupt" 2>&1 | tail -1; sh -c "\"$gilt\" -c \"raise KeyboardInterrupt\"" 2>/dev/null'
check 'broken pipe' 0 'y' '"$gilt" -c "while True: print(\"y\")" | head -1'
check 'full disk' 120 'OSError: [Errno 28] No space left on device' '("$gilt" -c "print(1)" >/dev/full; echo $? >"$folder/s") 2>&1 | tail -1; exit $(cat "$folder/s")'
check 'NUL in standard input' 0 '1' 'printf "1\0002\n" | "$gilt" 2>&1 | grep -c "cannot contain null bytes"'
check 'subcommand' 2 'usage: gilt dis FILE' '"$gilt" dis'
check 'bytecode' 0 '2' '"$gilt" dis "$folder/mod.py" | grep -c GET_NAME'
exit "$((faults > 0))"
