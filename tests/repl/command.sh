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
check '-X of the program' 0 "{'foo': True, 'bar': 'x=1'}" '"$gilt" -X foo -X bar=x=1 -c "import sys; print(sys._xoptions)"'
check '-X digits, no number' 2 'gilt: -X int_max_str_digits must be 0 or at least 640' '"$gilt" -X int_max_str_digits -c 1'
check '-X pycache_prefix' 0 '/a/b' '"$gilt" -X pycache_prefix=/a/b -c "import sys; print(sys.pycache_prefix)"'
check '-X no_debug_ranges' 1 '  File "<string>", line 1, in <module>
    1/0
ZeroDivisionError: division by zero' '"$gilt" -X no_debug_ranges -c 1/0 2>&1 | tail -3; exit 1'
check '-X cpu_count' 0 '4321 4321' '"$gilt" -X cpu_count=4321 -c "import os; print(os.cpu_count(), os.process_cpu_count())"'
check 'variables' 0 '2 True True 1 1 0' 'PYTHONOPTIMIZE=2 PYTHONDEVMODE=1 PYTHONSAFEPATH=1 PYTHONDEBUG=x PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 "$gilt" -c "import sys; f = sys.flags; print(f.optimize, f.dev_mode, f.safe_path, f.debug, f.dont_write_bytecode, f.hash_randomization)"'
check 'variables with -E' 0 '0 False False 0 0 1' 'PYTHONOPTIMIZE=2 PYTHONDEVMODE=1 PYTHONSAFEPATH=1 PYTHONDEBUG=x PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 "$gilt" -E -c "import sys; f = sys.flags; print(f.optimize, f.dev_mode, f.safe_path, f.debug, f.dont_write_bytecode, f.hash_randomization)"'
check 'PYTHONWARNINGS' 0 "['ignore::UserWarning', 'once', 'error']" 'PYTHONWARNINGS=ignore::UserWarning,once "$gilt" -W error -c "import sys; print(sys.warnoptions)"'
check 'no GIL' 2 'gilt: -X gil=0: there is no gilt without its GIL' '"$gilt" -X gil=0 -c 1'
check 'version' 0 'gilt 0.1.0 (Python 3.13)' '"$gilt" -V'
check '-c and its arguments' 0 "['-c', '-q', 'a']" '"$gilt" -c "import sys; print(sys.argv)" -q a'
check 'letters together' 0 '1 True 1' '"$gilt" -OIc "import sys; f = sys.flags; print(f.optimize, f.safe_path, f.isolated)"'
check '-O' 0 'False' '"$gilt" -O -c "assert 0; print(__debug__)"'
check '-x' 0 "['a', '-b'] __main__" '"$gilt" -x "$folder/x.py" a -b'
check '-m' 0 'module __main__' 'cd "$folder" && "$gilt" -m mod'
check '-m of nothing' 1 "gilt: Error while finding module specification for 'nothing.here' (ModuleNotFoundError: No module named 'nothing')" '"$gilt" -m nothing.here'
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
check 'no help for subcommand dis' 0 'usage: gilt dis FILE
  show the bytecode of a script' '"$gilt" dis --help'
check 'wrong option of dis' 2 'gilt dis: unknown option --no (try gilt dis --help)' '"$gilt" dis --no'
for name in run explore lab replay timeline stat step; do
    check "$name --help" 0 "usage: gilt $name" "\"\$gilt\" $name --help | cut -c1-$((12 + ${#name})) | head -1"
    check "$name -k" 2 "gilt $name: unknown option -k (try gilt $name --help)" "\"\$gilt\" $name -k x.py"
    check "$name without a file" 2 "gilt $name: no file (try gilt $name --help)" "\"\$gilt\" $name"
done
check '-d' 2 'gilt: -d: the parser has no debugging output' '"$gilt" -d -c 1'
check '-X utf8=0' 2 'gilt: -X utf8=0: text is always UTF-8' '"$gilt" -X utf8=0 -c 1'
check '-X help' 0 '9' '"$gilt" -X help | grep -c "^  -X [a-z_]*=* "'
check '-X dev' 0 'True default' '"$gilt" -X dev -c "import sys; print(sys.flags.dev_mode, *sys.warnoptions)"'
check '-X importtime' 0 'import time: self [us] | cumulative | imported package
import time: N | N |   mod
import time: N | N | top' 'cd "$folder" && echo "import mod" > top.py && GILTPATH=. "$gilt" -X importtime -c "import top" 2>&1 | sed -n "/package/p; / top$/p; /  mod$/p" | sed "s/[0-9][0-9]*/N/g; s/:  *N/: N/; s/|  *N/| N/"'
check '-v' 0 "import 'mod' # $folder/mod.py" 'cd "$folder" && "$gilt" -v -c "import mod" 2>&1 | grep "^import .mod"'
check '-O in imported modules' 0 'False None' 'cd "$folder" && echo "\"doc\"; d = __debug__; assert 0" > opt.py && "$gilt" -OO -c "import opt; print(opt.d, opt.__doc__)"'
check '-OO' 0 '2 None' '"$gilt" -OO -c "
def f():
    \"doc\"
import sys; print(sys.flags.optimize, f.__doc__)"'
check '-O and compile()' 0 '7' '"$gilt" -O -c "exec(\"assert 0\"); exec(compile(\"assert 0\", \"\", \"exec\")); print(7)"'
check '-b' 0 '2' '"$gilt" -b -c "b\"a\" == \"a\"; bytearray(b\"a\") == \"a\"; str(b\"1\")" 2>&1 | grep -c "Warning: Comparison"'
check '-b and str()' 0 '1' '"$gilt" -b -c "str(b\"1\"); repr(b\"1\"); b\"a\" == b\"b\"" 2>&1 | grep -c "BytesWarning: str() on a bytes instance"'
check '-bb' 1 'BytesWarning: Comparison between bytes and int' '"$gilt" -bb -c "b\"a\" != 1" 2>&1 | tail -1; false'
check 'without -b' 0 "b'1' False" '"$gilt" -W error -c "print(str(b\"1\"), b\"a\" == \"a\")"'
check '-R' 0 '2' 'for i in 1 2; do PYTHONHASHSEED=1 "$gilt" -R -c "print(hash(\"a\"))"; done | sort -u | wc -l'
check 'PYTHONHASHSEED' 0 '1' 'for i in 1 2; do PYTHONHASHSEED=1 "$gilt" -c "print(hash(\"a\"))"; done | sort -u | wc -l'
mkdir "$folder/app" "$folder/pack" "$folder/pack/inner" "$folder/empty"
show='import sys, os; print(os.path.basename(sys.path[0]), sys.argv[1:], repr(__package__), __spec__ and __spec__.name)'
echo "$show; import near" > "$folder/app/__main__.py"
echo "print('near', __name__)" > "$folder/app/near.py"
echo "print('pack', __name__)" > "$folder/pack/__init__.py"
echo "$show" > "$folder/pack/__main__.py"
echo "$show; from . import __name__ as n; print(n)" > "$folder/pack/one.py"
check 'a folder' 0 "app ['x'] '' __main__
near near" '"$gilt" "$folder/app" x'
check 'a folder without __main__' 1 "gilt: can't find '__main__' module in '$folder/empty'" '"$gilt" "$folder/empty"'
check 'a package' 0 "pack __main__
${folder##*/} ['x'] 'pack' pack.__main__" 'cd "$folder" && "$gilt" -m pack x | sed "s/^pack pack/pack __main__/"'
check 'a module of a package' 0 "pack pack
${folder##*/} [] 'pack' pack.one
pack" 'cd "$folder" && "$gilt" -m pack.one'
check 'a package without __main__' 1 "gilt: No module named pack.inner.__main__; 'pack.inner' is a package and cannot be directly executed" 'cd "$folder" && "$gilt" -m pack.inner 2>&1 | grep -v "^pack"; false'
"$gilt" - "$folder" <<'END'
import struct, sys, zlib
# A small archive: one stored and one packed entry, and the same behind a line for the shell.
folder = sys.argv[1]
def archive(begin, files):
    data, directory = bytearray(begin), bytearray()
    for i, (name, text) in enumerate(files):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(text) + packer.flush() if i else text
        sizes = zlib.crc32(text), len(packed), len(text), len(name), 0
        directory += struct.pack('<4s6H3L5H2L', b'PK\1\2', 20, 20, 0, 8 * (i > 0), 0, 0, *sizes, 0, 0, 0, 0, len(data)) + name
        data += struct.pack('<4s5H3L2H', b'PK\3\4', 20, 0, 8 * (i > 0), 0, 0, *sizes) + name + packed
    return bytes(data + directory + struct.pack('<4s4H2LH', b'PK\5\6', 0, 0, len(files), len(files), len(directory), len(data), 0))
with open(folder + '/app/__main__.py', 'rb') as f: main = f.read()
with open(folder + '/app/near.py', 'rb') as f: near = f.read()
for name, begin, files in ('app.zip', b'', [(b'__main__.py', main), (b'near.py', near)]), \
                          ('app.pyz', b'#!/usr/bin/env gilt\n', [(b'__main__.py', main), (b'near.py', near)]), \
                          ('lib.zip', b'', [(b'near.py', near), (b'pack/__init__.py', b'x = 5'), (b'pack/sub.py', b'1/0')]):
    with open(folder + '/' + name, 'wb') as f: f.write(archive(begin, files))
END
check 'an archive' 0 "app.zip ['x'] '' __main__
near near" '"$gilt" "$folder/app.zip" x'
check 'an archive behind a line' 0 "app.pyz [] '' __main__
near near" '"$gilt" "$folder/app.pyz"'
check 'an archive without __main__' 1 "gilt: can't find '__main__' module in '$folder/lib.zip'" '"$gilt" "$folder/lib.zip"'
check 'zipimport' 0 "near near
5 True ZeroDivisionError
can't read" "\"\$gilt\" -c \"
import sys, zipimport
sys.path[:0] = ['$folder/lib.zip']
sys.path_hooks.append(zipimport.zipimporter)
import near, pack
try: import pack.sub
except ZeroDivisionError as e:
    last = e.__traceback__
    while last.tb_next: last = last.tb_next
    print(pack.x, last.tb_frame.f_code.co_filename == '$folder/lib.zip/pack/sub.py', type(e).__name__)
try: zipimport.zipimporter('$folder/x.py')
except zipimport.ZipImportError as e: print('can\\'t read' if 'not a Zip' in str(e) else e)\""
for option in $("$gilt" -X help | sed -n 's/^  -X \([a-z_]*\).*/\1/p'); do
    check "-X $option in the manual page" 0 "" "grep -q '$option' '$(dirname "$0")/../../docs/gilt.1'"
done
exit "$((faults > 0))"
