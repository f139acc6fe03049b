/* SPDX-License-Identifier: MIT
 * runtime/modules/errno.c: the module errno: names of this system's error numbers, from errno.def.
 */
#include <errno.h>

#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

static const struct {
    const char *name;
    int number;
} numbers[] = {
#define GI_ERRNO(name) {#name, name},
#include "runtime/modules/errno.def"
#undef GI_ERRNO
};

static bool init(GiThread *t, GiValue module) {
    GiValue codes = gi_dict(t);
    bool ok = codes != GI_NULL;
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++) {
        GiValue name = gi_str_from_text(t, numbers[i].name), number = gi_int_imm(numbers[i].number);
        ok = name != GI_NULL && gi_dict_set(t, gi_as_dict(codes), number, name) &&
             gi_module_add(t, module, numbers[i].name, number);
        gi_xdrop(t, name);
    }
    ok = ok && gi_module_add(t, module, "errorcode", codes);
    gi_xdrop(t, codes);
    return ok;
}

const GiModuleSpec gi_module_errno = {"errno", "Standard errno system symbols.", NULL, init};
