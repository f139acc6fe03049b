/* SPDX-License-Identifier: MIT
 * interp/diagnose.c: the second reading of a statement that does not parse. */
#include "interp/diagnose.h"

void gi_diagnose(GiParser *p) { gi_p_reset(p, (GiMark){0, 0}); }
