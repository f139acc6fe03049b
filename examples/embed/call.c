#include <stdio.h>
#include "gilt.h"
static gilt_val twice(gilt_thread *t, gilt_val self, const gilt_val *a, void *ud) {
    int64_t i; (void)self; (void)ud;
    return gilt_to_int(t, a[0], &i) ? gilt_int(t, 2 * i) : (gilt_val){0};
}
int main(void) {
    gilt_vm *vm; int64_t r; char text[2000];
    if (gilt_vm_new(NULL, &vm) != GILT_OK) { return 1; }
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_def(t, gilt_module(t, "host", NULL), "twice(n: int) -> int", twice, NULL);
    gilt_val m = gilt_exec(t, "import host\ndef add(a, b):\n    return host.twice(a) + b\n");
    gilt_val add = gilt_get(t, m, "add");
    if (gilt_unpack(t, gilt_callf(t, add, "ii", INT64_C(2), INT64_C(3)), "i", &r)) { printf("%d\n", (int)r); }
    if (!gilt_unpack(t, gilt_callf(t, add, "si", "two", INT64_C(3)), "i", &r)) {
        gilt_format_error(t, gilt_take_error(t), text, sizeof text);
        fputs(text, stdout);
    }
    gilt_detach(t);
    gilt_vm_drop(vm);
}
