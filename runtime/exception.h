/* SPDX-License-Identifier: MIT
 * runtime/exception.h: the layout of exception and traceback objects (runtime/types/exception.c,
 * traceback.c). Fields are GI_NULL when not set unless said otherwise. */
#ifndef GI_EXCEPTION_H
#define GI_EXCEPTION_H

#include "runtime/error.h"

typedef struct GiTraceback {
    GiObject head;
    struct GiTraceback *next; /* towards the frame that raised */
    GiValue code;             /* code object, owned */
    GiValue globals;          /* dict, owned: for tb_frame and __name__ */
    GiValue frame;            /* frame object once somebody asked for tb_frame */
    uint32_t offset;          /* of the instruction in the code, in words */
    int32_t line, lasti;      /* given by a script (types.TracebackType); line 0: those of the instruction */
} GiTraceback;

#define GI_EXCEPTION_FIELDS \
    GiObject head; \
    GiValue args;       /* tuple */ \
    GiValue traceback;  /* GiTraceback */ \
    GiValue context, cause; \
    GiValue dict;       /* __dict__; __notes__ lives in it */ \
    bool suppress_context

typedef struct GiException { GI_EXCEPTION_FIELDS; } GiException;
typedef struct GiExceptionGroup { GI_EXCEPTION_FIELDS; GiValue message, exceptions; } GiExceptionGroup;
typedef struct GiSystemExit { GI_EXCEPTION_FIELDS; GiValue code; } GiSystemExit;
typedef struct GiStopIteration { GI_EXCEPTION_FIELDS; GiValue value; } GiStopIteration;
typedef struct GiAttributeError { GI_EXCEPTION_FIELDS; GiValue obj, name; } GiAttributeError;
typedef struct GiNameError { GI_EXCEPTION_FIELDS; GiValue name; } GiNameError;
typedef struct GiImportError { GI_EXCEPTION_FIELDS; GiValue msg, name, path, name_from; } GiImportError;
typedef struct GiOSError {
    GI_EXCEPTION_FIELDS;
    GiValue error_number, strerror, filename, filename2;
    int64_t written; /* BlockingIOError.characters_written; -1: not set */
} GiOSError;
typedef struct GiSyntaxError {
    GI_EXCEPTION_FIELDS;
    GiValue msg, filename, lineno, offset, text, end_lineno, end_offset, print_file_and_line;
} GiSyntaxError;
typedef struct GiUnicodeError {
    GI_EXCEPTION_FIELDS;
    GiValue encoding, object, reason;
    int64_t start, end;
} GiUnicodeError;

static inline GiException *gi_as_exception(GiValue v) { return (GiException *)gi_object(v); }

/* Adds an entry for (code, offset) in front of exc's traceback while unwinding. */
bool gi_traceback_add(GiThread *t, GiValue exc, GiValue code, GiValue globals, uint32_t offset);

/* Source position of an instruction; implemented by interp/code.c. 0-based columns in UTF-8 bytes,
 * -1: not known. */
typedef struct GiPosition { int32_t line, column, end_line, end_column; } GiPosition;
GiPosition gi_code_position(GiValue code, uint32_t offset);
/* Names of a code object, borrowed str; implemented by interp/code.c. */
GiValue gi_code_filename(GiValue code);
GiValue gi_code_qualname(GiValue code);
GiValue gi_code_name(GiValue code);
/* A frame object for a finished frame (tb_frame); implemented by interp/frame.c. Owned. */
GI_OWNED GiValue gi_frame_for_traceback(GiThread *t, GiTraceback *tb);
/* Line of source `line` (1-based) of filename for tracebacks, without its newline; owned str, or
 * GI_NULL without error. runtime/linecache.c: files, frozen modules, text of -c, stdin, exec. */
GI_OWNED GiValue gi_source_line(GiThread *t, GiValue filename, int32_t line);
/* Remembers the source text of a pseudo file such as "<string>" or "<stdin>". */
bool gi_source_remember(GiThread *t, GiValue filename, const char *text, size_t size);
/* Lines of files are kept while a traceback is printed; this forgets them (not those remembered). */
void gi_source_forget_files(GiThread *t);

#endif
