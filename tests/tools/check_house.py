"""Checks the rules that a slip would break: run from the root of the tree by gilt or any Python.

1. Includes point gc <- runtime <- interp, never up, never in a circle; examples include gilt.h only.
2. No file but generated ones has more than 1500 lines.
3. Every folder of the tree stands in the README's tour, every file opens with what it owns.
4. Public names of the library begin with gi_ (or gilt_): statics have no prefix, others must have one.
"""

import os
import re
import sys

LAYERS = {"gc": 0, "runtime": 1, "interp": 2}
LONGEST = 1500
GENERATED = {"runtime/text/unicode_names.c", "runtime/text/unicode_tables.c"}
failures = []


def sources(*folders):
    for folder in folders:
        for root, dirs, names in os.walk(folder):
            dirs.sort()
            for name in sorted(names):
                if name.endswith((".c", ".h")):
                    yield f"{root}/{name}"


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def fail(path, what):
    failures.append(f"{path}: {what}")


def includes(text):
    return re.findall(r'^#include "([^"]+)"', text, re.M)


def check_layers(paths):
    graph = {}
    for path in paths:
        own = LAYERS[path.split("/")[0]]
        graph[path] = [i for i in includes(read(path)) if "/" in i]
        for included in graph[path]:
            layer = included.split("/")[0]
            if layer in LAYERS and LAYERS[layer] > own:
                fail(path, f"includes {included}, which is above it")
    return graph


def check_circles(graph):
    done, active = set(), []

    def visit(path):
        if path in active:
            fail(path, "is in a circle of includes: " + " -> ".join(active[active.index(path):] + [path]))
            return
        if path in done:
            return
        active.append(path)
        for included in graph.get(path, ()):
            visit(included)
        active.pop()
        done.add(path)

    for path in graph:
        visit(path)


def check_openings(paths):
    for path in paths:
        text = read(path)
        if path not in GENERATED and text.count("\n") > LONGEST:
            fail(path, f"has {text.count(chr(10))} lines, more than {LONGEST}")
        if not text.startswith("/* SPDX-License-Identifier: MIT\n * "):
            fail(path, "does not open with its licence line and what it owns")


def check_examples():
    for path in sources("examples"):
        for included in includes(read(path)):
            if included != "gilt.h":
                fail(path, f"includes {included}: an example shows the public header only")


def check_tour():
    tour = read("README.md")
    for name in sorted(os.listdir(".")):
        if os.path.isdir(name) and not name.startswith((".", "build")) and f"`{name}`" not in tour:
            fail("README.md", f"the tour does not mention {name}")


def main():
    paths = list(sources("gc", "runtime", "interp"))
    check_circles(check_layers(paths))
    check_openings(paths)
    check_examples()
    check_tour()
    print("\n".join(failures) if failures else f"{len(paths)} files, no rule broken")
    return 1 if failures else 0


sys.exit(main())
