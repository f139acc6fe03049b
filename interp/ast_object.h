/* SPDX-License-Identifier: MIT
 * interp/ast_object.h: the parser's tree as objects of the module ast. */
#ifndef GI_AST_OBJECT_H
#define GI_AST_OBJECT_H

#include "interp/ast.h"

/* The tree as an ast.Module, ast.Expression or ast.Interactive; owned. Runs script code (lib/_ast.py). */
GI_OWNED GiValue gi_ast_object(GiThread *t, const GiNode *tree);

#endif
