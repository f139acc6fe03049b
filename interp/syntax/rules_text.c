/* SPDX-License-Identifier: MIT
 * interp/syntax/rules_text.c: build tool: writes the names and texts of diagnose_rules.def, each ended by a 0, to a file
 * that runtime/lib/freeze.c packs; diagnose_compile.c reads them:
 *   rules_text OUTPUT
 */
#include <stdio.h>
#include <string.h>

static const char *const texts[] = {
#define GI_RULE(name, flags, text) #name, text,
#include "interp/syntax/diagnose_rules.def"
#undef GI_RULE
};

int main(int argc, char **argv) {
    FILE *out = argc == 2 ? fopen(argv[1], "wb") : NULL;
    if (out == NULL) {
        fputs("usage: rules_text OUTPUT\n", stderr);
        return 2;
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        fwrite(texts[i], 1, strlen(texts[i]) + 1, out);
    }
    return ferror(out) != 0 || fclose(out) != 0;
}
