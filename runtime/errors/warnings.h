/* SPDX-License-Identifier: MIT
 * runtime/errors/warnings.h: start and end of the warnings machinery (runtime/errors/warnings.c). */
#ifndef GI_WARNINGS_H
#define GI_WARNINGS_H

#include "runtime/errors/error.h"

bool gi_init_warnings(GiThread *t);
void gi_clear_warnings(GiThread *t);

#endif
