/* SPDX-License-Identifier: MIT
 * interp/diagnose.h: the second reading of a statement that does not parse. */
#ifndef GI_DIAGNOSE_H
#define GI_DIAGNOSE_H

#include "interp/parser_internal.h"

/* Reads the statement in p->tokens again, with rules for common mistakes, and raises the message of the
 * first one found. Without a mistake it knows, nothing is raised. */
void gi_diagnose(GiParser *p);

#endif
