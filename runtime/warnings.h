/* SPDX-License-Identifier: MIT
 * runtime/warnings.h: start and end of the warnings machinery (runtime/warnings.c). */
#ifndef GI_WARNINGS_H
#define GI_WARNINGS_H

#include "runtime/error.h"

bool gi_init_warnings(GiThread *t);
void gi_clear_warnings(GiThread *t);

#endif
