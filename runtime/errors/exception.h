/* SPDX-License-Identifier: MIT
 * runtime/errors/exception.h: the layout of exception and traceback objects (runtime/types/exception.c,
 * traceback.c). Fields are GI_NULL when not set unless said otherwise. */
#ifndef GI_EXCEPTION_H
#define GI_EXCEPTION_H

#include "runtime/errors/error.h"

/* One frame that an exception passed. Frame objects are made when somebody asks for tb_frame:
 *   T1  record set: the frame still runs, and has this entry in its list of traces
 *   T2  else, while `frame` is GI_NULL, the entry itself holds the frame's function and locals (own[]);
 *       function GI_NULL: there was no frame, or no memory
 *   T3  outer: the entry of the calling frame, for f_back; borrowed, and cleared when that entry goes */
typedef struct GiTraceback {
    GiObject head;
    struct GiTraceback *next; /* towards the frame that raised */
    GiValue code;             /* code object, owned */
    GiValue function;         /* owned */
    GiValue frame;            /* frame object once somebody asked for tb_frame */
    struct GiTraceback *outer;
    struct GiFrame *record;
    struct GiTraceback *trace_next, *trace_previous; /* T1 */
    uint32_t offset;          /* of the instruction in the code, in words */
    uint32_t last;            /* T2: that of the last instruction of the frame */
    int32_t line, lasti;      /* given by a script (types.TracebackType); line 0: those of the instruction */
    uint32_t count, room;     /* locals held, and places for them */
    GiValue own[];
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

/* Puts an entry for (code, offset) in front of exc's traceback, with room for the locals of a frame. Borrowed;
 * NULL: no memory. */
GiTraceback *gi_traceback_push(GiThread *t, GiValue exc, GiValue code, uint32_t offset, uint32_t room);
/* The traces of a frame record (T1); implemented by interp/vm/frame.c. */
void gi_frame_forget_trace(GiTraceback *tb);

/* Source position of an instruction; implemented by interp/compiler/code.c. 0-based columns in UTF-8 bytes,
 * -1: not known. */
typedef struct GiPosition { int32_t line, column, end_line, end_column; } GiPosition;
GiPosition gi_code_position(GiValue code, uint32_t offset);
/* What scripts see as the offset of the instruction at a word (f_lasti, tb_lasti), and the way back. */
int64_t gi_code_lasti(GiValue code, uint32_t offset);
uint32_t gi_code_offset(GiValue code, int64_t lasti);
/* Names of a code object, borrowed str; implemented by interp/compiler/code.c. */
GiValue gi_code_filename(GiValue code);
GiValue gi_code_qualname(GiValue code);
GiValue gi_code_name(GiValue code);
/* tb_frame, made now if need be; implemented by interp/vm/frametrace.c. Owned. */
GI_OWNED GiValue gi_frame_for_traceback(GiThread *t, GiTraceback *tb);
/* Line of source `line` (1-based) of filename for tracebacks, without its newline; owned str, or
 * GI_NULL without error. runtime/errors/linecache.c: files, frozen modules, text of -c, stdin, exec. */
GI_OWNED GiValue gi_source_line(GiThread *t, GiValue filename, int32_t line);
/* Remembers the source text of a pseudo file such as "<string>" or "<stdin>". */
bool gi_source_remember(GiThread *t, GiValue filename, const char *text, size_t size);
/* Lines of files are kept while a traceback is printed; this forgets them (not those remembered). */
void gi_source_forget_files(GiThread *t);

/* An instance of an exception type with these arguments. */
GI_OWNED GiValue gi_exception_make(GiThread *t, GiType *type, const GiValue *a, size_t n);

#endif
