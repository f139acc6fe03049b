// A host in C++: guards in place of calls to undo things, a lambda as native function, destructors that run.
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>

#include "gilt.h"

namespace {

struct vm_drop {
    void operator()(gilt_vm *vm) const { gilt_vm_drop(vm); }
};

class attached {
  public:
    explicit attached(gilt_vm *vm) : t(gilt_attach(vm, -1)) {
        if (t == nullptr) {
            throw std::runtime_error("the interpreter is closed");
        }
    }
    ~attached() { gilt_detach(t); }
    attached(const attached &) = delete;
    attached &operator=(const attached &) = delete;
    operator gilt_thread *() const { return t; }

  private:
    gilt_thread *t;
};

// An error that waits in the interpreter becomes an exception of C++.
gilt_val checked(gilt_thread *t, gilt_val v) {
    if (gilt_failed(t)) {
        gilt_val error = gilt_take_error(t);
        std::string text(gilt_format_error(t, error, nullptr, 0), ' ');
        gilt_format_error(t, error, &text[0], text.size() + 1);
        throw std::runtime_error(text);
    }
    return v;
}

struct noisy {
    ~noisy() { std::puts("destructor ran"); }
};

} // namespace

int main() {
    gilt_vm *raw = nullptr;
    if (gilt_vm_new(nullptr, &raw) != GILT_OK) {
        return 1;
    }
    std::unique_ptr<gilt_vm, vm_drop> vm(raw);
    std::string greeting = "hello, ";
    try {
        attached t(vm.get());
        gilt_def(t, gilt_module(t, "host", nullptr), "greet(name: str) -> str",
                 [](gilt_thread *th, gilt_val, const gilt_val *args, void *ud) {
                     noisy n; // errors are return values, so this one is never jumped over
                     const char *name = gilt_to_str(th, args[0], nullptr);
                     std::string text = *static_cast<std::string *>(ud) + (name != nullptr ? name : "");
                     return gilt_str(th, text.data(), text.size());
                 },
                 &greeting);
        const char *text = nullptr;
        gilt_unpack(t, checked(t, gilt_eval(t, "__import__('host').greet('C++')")), "s", &text);
        std::puts(text);
        checked(t, gilt_exec(t, "1 / 0"));
    } catch (const std::exception &e) {
        std::fputs(e.what(), stdout);
    }
    return 0;
}
