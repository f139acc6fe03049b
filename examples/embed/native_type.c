/* A native type whose objects hold a Python value, and a cycle through C that the collector finds. */
#include <stdio.h>

#include "gilt.h"

typedef struct node {
    gilt_ref *next; /* any value */
    int64_t number;
} node;

static int alive;

static bool node_init(gilt_thread *t, void *self, const gilt_val *a) {
    node *n = self;
    if (!gilt_to_int(t, a[0], &n->number)) {
        return false;
    }
    alive++;
    return true;
}

static void node_finalize(void *self) {
    alive--;
    gilt_ref_drop(((node *)self)->next);
}

static void node_traverse(void *self, gilt_visit visit, void *ctx) { visit(ctx, ((node *)self)->next); }

static gilt_type *node_type;

static gilt_val node_link(gilt_thread *t, gilt_val self, const gilt_val *a, void *ud) {
    (void)ud;
    node *n = gilt_payload(t, self, node_type);
    gilt_ref *next = gilt_keep(t, a[0]);
    if (n != NULL && next != NULL) {
        gilt_ref_drop(n->next);
        n->next = next;
    }
    return (gilt_val){0}; /* None, or the error that waits */
}

static gilt_val node_repr(gilt_thread *t, gilt_val self, const gilt_val *a, void *ud) {
    (void)a, (void)ud;
    node *n = gilt_payload(t, self, node_type);
    char text[64];
    if (n == NULL) {
        return (gilt_val){0};
    }
    snprintf(text, sizeof text, "<node %d>", (int)n->number);
    return gilt_str(t, text, SIZE_MAX);
}

int main(void) {
    static const gilt_type_spec spec = {.name = "Node(number: int)", .doc = "A node of a list in C.",
                                        .size = sizeof(node), .init = node_init, .finalize = node_finalize,
                                        .traverse = node_traverse};
    gilt_vm *vm;
    if (gilt_vm_new(NULL, &vm) != GILT_OK) {
        return 1;
    }
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_val module = gilt_module(t, "nodes", "Nodes made in C.");
    node_type = gilt_type_new(t, module, &spec);
    gilt_def(t, gilt_type_val(t, node_type), "link(self, next)", node_link, NULL);
    gilt_def(t, gilt_type_val(t, node_type), "__repr__(self)", node_repr, NULL);
    gilt_exec(t, "import gc, nodes\n"
                 "a, b = nodes.Node(1), nodes.Node(number=2)\n"
                 "a.link(b); b.link(a)          # a cycle that lies in C\n"
                 "print(a, b)\n"
                 "class Loud(nodes.Node):\n"
                 "    def __repr__(self):\n"
                 "        return super().__repr__().upper()\n"
                 "print(Loud(3))\n"
                 "try:\n"
                 "    nodes.Node('four')\n"
                 "except TypeError as error:\n"
                 "    print(error)\n");
    printf("alive: %d\n", alive);
    gilt_exec(t, "del a, b\nprint('collected:', gc.collect())\n");
    printf("alive: %d\n", alive);
    if (gilt_failed(t)) {
        char text[2000];
        gilt_format_error(t, gilt_take_error(t), text, sizeof text);
        fputs(text, stdout);
    }
    gilt_detach(t);
    gilt_vm_drop(vm);
    return 0;
}
