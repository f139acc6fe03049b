#include "gilt.h"
int main(void) {
    gilt_vm *vm;
    if (gilt_vm_new(NULL, &vm) != GILT_OK) { return 1; }
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_exec(t, "print('hello from', __name__)");
    gilt_detach(t);
    gilt_vm_drop(vm);
}
