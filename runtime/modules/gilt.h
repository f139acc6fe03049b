/* SPDX-License-Identifier: MIT
 * runtime/modules/gilt.h: what the files of the module _gilt share. */
#ifndef GI_MODULES_GILT_H
#define GI_MODULES_GILT_H

#include "runtime/native.h"

extern const GiMethodRow gi_gilt_control_rows[]; /* gilt_control.c */

#endif
