/* SPDX-License-Identifier: MIT
 * tests/embed/modules.c: every module that is part of the library can be imported where there are no files: it needs
 * nothing that is not part of the library, too.
 */
#include "check.h"

static const char source[] =
    "import sys\n"
    "from importlib import import_module\n"
    "failed = []\n"
    "names = {*sys._builtin_names(), *sys._frozen_names()}\n"
    "for name in names - {'_tokenize'}:  # a part of tokenize, which is none of ours\n"
    "    try:\n"
    "        import_module(name)\n"
    "    except ImportError as error:\n"
    "        failed.append(f'{name}: {error}')\n"
    "count = len(sys.modules)\n"
    "assert not failed, failed\n"
    "from dataclasses import dataclass\n"
    "import copy\n"
    "@dataclass\nclass P:\n    x: list\n"
    "p = P([1])\n"
    "assert copy.deepcopy(p) == p and copy.copy(p).x is p.x\n";

int main(void) {
    gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS};
    gilt_vm *vm;
    CHECK(gilt_vm_new(&config, &vm) == GILT_OK);
    gilt_thread *t = gilt_attach(vm, -1);
    run(t, source);
    CHECK(int_of(t, "count") > 100);
    gilt_detach(t);
    gilt_vm_drop(vm);
    puts("modules: ok");
    return 0;
}
