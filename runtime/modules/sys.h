/* SPDX-License-Identifier: MIT
 * runtime/modules/sys.h: what the files of the module sys share. */
#ifndef GI_SYS_H
#define GI_SYS_H

#include "runtime/native.h"

extern const GiMethodRow gi_sys_thread_rows[]; /* slices, switch interval, _current_frames */

#endif
