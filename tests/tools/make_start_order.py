"""Writes runtime/start.ld: what an empty script touches, to be laid side by side in the library and the command.

    python3 tests/tools/make_start_order.py BUILD > runtime/start.ld

Links the command of BUILD once more with ld.lld, which leaves every text in its place (ld merges them, so that its map
does not say whose a text is), runs it on an empty script under valgrind's lackey and looks up every address that
is read or executed. Sections whose name occurs once are named alone, others with their file. Parts and copies that
the compiler made of a function (foo.part.0) are taken with it, for another version may make others.
"""

import bisect
import collections
import os
import re
import subprocess
import sys
import tempfile

GROUPS = [(".text", "BEFORE .text"), (".rodata", "AFTER .rodata"), (".data.rel.ro", "BEFORE .data.rel.ro")]
HEAD = """/* SPDX-License-Identifier: MIT
 * runtime/start.ld: written by tests/tools/make_start_order.py. Functions and tables that an empty script touches, laid
 * side by side, because the system maps files in pieces of 64 KB around what is touched: scattered over
 * the whole library they would make all of it resident. What is missing here, or no longer there, does no harm.
 */
"""
LINE = re.compile(r"\s*([0-9a-f]+)\s+[0-9a-f]+\s+([0-9a-f]+)\s+\d+ {9}(\S.*):\((\.[^)]*)\)$")


def run(command):
    subprocess.run(command, shell=True, check=True, cwd=sys.argv[1])


def link(folder):
    """The command without an order of its sections, and the map of them."""
    lines = subprocess.run(["ninja", "-t", "commands", "gilt"], cwd=sys.argv[1], check=True,
                           capture_output=True, text=True).stdout.splitlines()
    command = re.sub(r"-Wl,-T,\S*start\.ld|-Wl,--gc-sections|&& :$|^: &&", "", lines[-1])
    run(command.replace("-o gilt ", f"-o {folder}/gilt -fuse-ld=lld -Wl,-O0 -Wl,-Map,{folder}/map "))
    sections = []
    with open(f"{folder}/map") as f:
        for line in f:
            m = LINE.match(line)
            if m and int(m[1], 16) and int(m[2], 16) and not m[4].startswith(".debug"):
                file = re.split(r"[/(]", m[3].rstrip(")"))[-1]
                sections.append((int(m[1], 16), int(m[2], 16), m[4], file))
    return sorted(sections)


def trace(folder, sections):
    """The (name, file) of the sections that are touched, in the order of the first time."""
    open(f"{folder}/empty.py", "w").close()
    run(f"valgrind --tool=lackey --trace-mem=yes --log-file={folder}/trace {folder}/gilt {folder}/empty.py")
    starts = [s[0] for s in sections]
    touched = {}
    with open(f"{folder}/trace") as f:
        addresses = dict.fromkeys(line[3:].split(",")[0] for line in f if line[0] in "I ")
    for address in addresses:
        at = int(address, 16)
        k = bisect.bisect_right(starts, at) - 1
        if k >= 0 and at < sections[k][0] + sections[k][1]:
            touched[sections[k][2:]] = True
    return touched


def names(name):
    """The patterns for a section."""
    base = re.sub(r"\.(part|isra|constprop|cold)\..*", "", name)
    special = not name.startswith(".text.") or re.match(r"\.text\.(hot|unlikely|startup)", name)
    return name if special else f"{base} {base}.*"


def main():
    with tempfile.TemporaryDirectory() as folder:
        sections = link(folder)
        touched = trace(folder, sections)
    occurs = collections.Counter(s[2] for s in sections)
    print(HEAD, end="")
    for group, place in GROUPS:
        print(f"SECTIONS {{\n  {group}.start : {{")
        for name, file in touched:
            if name.startswith(group + ".") and file.endswith(".c.o"):
                print(f"    *({names(name)})" if occurs[name] == 1 else f"    *{file}({names(name)})")
        print(f"  }}\n}} INSERT {place};")


main()
