/* SPDX-License-Identifier: MIT
 * runtime/gil/fiber.c: see fiber.h. The contexts of the system do the switching; a page below each stack
 * catches overflows. Stacks are mapped, so pages that are never touched cost nothing.
 */
#include "runtime/gil/fiber.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

struct GiStack {
    ucontext_t context;
    char *memory; /* NULL: the OS thread's own */
    size_t size, guard;
    void (*entry)(void *arg);
    void *arg;
};

GiStack *gi_stack_own(void) { return calloc(1, sizeof(GiStack)); }

/* makecontext passes ints only: the pointer comes in two halves. */
static void begin(unsigned high, unsigned low) {
    GiStack *stack = (GiStack *)(((uintptr_t)high << 16 << 16) | low);
    stack->entry(stack->arg);
    abort(); /* entry may not return */
}

/* getcontext may return twice for all the compiler knows, so it has a function without other variables. */
static bool prepare_context(GiStack *stack) {
    if (getcontext(&stack->context) != 0) {
        return false;
    }
    uintptr_t address = (uintptr_t)stack;
    stack->context.uc_stack.ss_sp = stack->memory + stack->guard;
    stack->context.uc_stack.ss_size = stack->size - stack->guard;
    stack->context.uc_link = NULL;
    makecontext(&stack->context, (void (*)(void))begin, 2, (unsigned)(address >> 16 >> 16), (unsigned)address);
    return true;
}

GiStack *gi_stack_new(size_t size, void (*entry)(void *arg), void *arg) {
    GiStack *stack = calloc(1, sizeof *stack);
    long page = sysconf(_SC_PAGESIZE);
    if (stack == NULL) {
        return NULL;
    }
    stack->guard = (size_t)page;
    stack->size = size + stack->guard;
    stack->entry = entry;
    stack->arg = arg;
    stack->memory = mmap(NULL, stack->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (stack->memory == MAP_FAILED || mprotect(stack->memory, stack->guard, PROT_NONE) != 0 || !prepare_context(stack)) {
        stack->memory = stack->memory == MAP_FAILED ? NULL : stack->memory;
        gi_stack_free(stack);
        return NULL;
    }
    return stack;
}

void gi_stack_switch(GiStack *from, GiStack *to) { swapcontext(&from->context, &to->context); }

char *gi_stack_low(const GiStack *stack) { return stack->memory == NULL ? NULL : stack->memory + stack->guard; }

void gi_stack_free(GiStack *stack) {
    if (stack->memory != NULL) {
        munmap(stack->memory, stack->size);
    }
    free(stack);
}
