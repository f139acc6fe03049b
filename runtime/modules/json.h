/* SPDX-License-Identifier: MIT
 * runtime/modules/json.h: what the two files of the module _json share.
 *   json_scan.c    scanstring, make_scanner       json_encode.c  encode_basestring, make_encoder, the module
 */
#ifndef GI_JSON_H
#define GI_JSON_H

#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

/* scanstring(string, end, strict=True) -> (str, end): the string whose opening quote is before `end`. */
GI_OWNED GiValue gi_json_scanstring(GiThread *t, const GiValue *a);

#endif
