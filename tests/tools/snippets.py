"""snippets.py PAGE FOLDER: makes C programs of the pieces of C in a page: a piece marked "whole" is a program of its
own; of the others those that begin with `static` stand at file level, the rest run one after the other in main."""
import sys


def pieces(text):
    mark, lines = None, []
    for line in text.split("\n"):
        if mark is None and line.startswith("```c"):
            mark, lines = line[4:].strip(), []
        elif mark is not None and line.startswith("```"):
            yield mark, "\n".join(lines) + "\n"
            mark = None
        elif mark is not None:
            lines.append(line)


def main(page, folder):
    outside, inside, whole = [], [], 0
    with open(page) as f:
        text = f.read()
    for mark, code in pieces(text):
        if mark == "whole":
            whole += 1
            with open("%s/whole%d.c" % (folder, whole), "w") as f:
                f.write(code)
        elif code.startswith("static"):
            outside.append(code)
        else:
            inside.append("    {\n" + code + "    }\n")
    with open(folder + "/pieces.c", "w") as f:
        f.write('#include <stdio.h>\n#include <string.h>\n#include "gilt.h"\n' + "\n".join(outside) +
                "int main(void) {\n    gilt_vm *vm;\n    if (gilt_vm_new(NULL, &vm) != GILT_OK) { return 1; }\n"
                "    gilt_thread *t = gilt_attach(vm, -1);\n" + "".join(inside) +
                "    int failed = gilt_failed(t);\n    gilt_detach(t);\n    gilt_vm_drop(vm);\n    return failed;\n}\n")


main(*sys.argv[1:])
