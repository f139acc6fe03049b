/* SPDX-License-Identifier: MIT
 * tests/tools/dump_ast.h: printing syntax trees. */
#ifndef GI_DUMP_AST_H
#define GI_DUMP_AST_H

#include <stdio.h>

#include "interp/syntax/ast.h"

void gi_dump_tree(FILE *f, const GiNode *n);
/* " i" and the hexadecimal digits of an int; implemented beside main. */
void gi_dump_int(FILE *f, GiValue v);

#endif
