/* SPDX-License-Identifier: MIT
 * runtime/modules/struct.c: the module _struct: packing of values into bytes and back. A format is compiled
 * into a list of runs (code, offset, size of an item, number of items); packing and unpacking one item is in
 * struct_item.c.
 */
#include "runtime/modules/struct.h"

#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

GiValue gi_struct_raise(GiThread *t, const char *format, ...) {
    GiValue error = gi_import_attr(t, "_struct", "error");
    if (error == GI_NULL) {
        return GI_NULL;
    }
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(t, format, args);
    va_end(args);
    if (message != GI_NULL) {
        gi_raise_value(t, gi_as_type(error), message);
        gi_drop(t, message);
    }
    gi_drop(t, error);
    return GI_NULL;
}

/* --- formats --- */

/* Size and alignment of each code; 0: not there in that mode. */
typedef struct CodeInfo {
    char code;
    uint8_t native_size, native_align, standard_size;
} CodeInfo;

static const CodeInfo code_infos[] = {
    {'x', 1, 1, 1}, {'b', 1, 1, 1}, {'B', 1, 1, 1}, {'c', 1, 1, 1}, {'s', 1, 1, 1}, {'p', 1, 1, 1},
    {'?', sizeof(bool), _Alignof(bool), 1},
    {'h', sizeof(short), _Alignof(short), 2}, {'H', sizeof(short), _Alignof(short), 2},
    {'i', sizeof(int), _Alignof(int), 4}, {'I', sizeof(int), _Alignof(int), 4},
    {'l', sizeof(long), _Alignof(long), 4}, {'L', sizeof(long), _Alignof(long), 4},
    {'q', sizeof(long long), _Alignof(long long), 8}, {'Q', sizeof(long long), _Alignof(long long), 8},
    {'n', sizeof(size_t), _Alignof(size_t), 0}, {'N', sizeof(size_t), _Alignof(size_t), 0},
    {'P', sizeof(void *), _Alignof(void *), 0}, {'e', 2, 2, 2},
    {'f', sizeof(float), _Alignof(float), 4}, {'d', sizeof(double), _Alignof(double), 8}};

static const CodeInfo *find_code(char code, bool native) {
    for (size_t i = 0; i < sizeof code_infos / sizeof *code_infos; i++) {
        if (code_infos[i].code == code) {
            return native || code_infos[i].standard_size != 0 ? &code_infos[i] : NULL;
        }
    }
    return NULL;
}

static const char *skip_spaces(const char *p) {
    while (*p == ' ' || (*p >= '\t' && *p <= '\r')) {
        p++;
    }
    return p;
}

/* The repeat count at *p, 1 when there is none; -1: error set. */
static int64_t read_count(GiThread *t, const char **p) {
    if (**p < '0' || **p > '9') {
        return 1;
    }
    int64_t n = 0;
    for (; **p >= '0' && **p <= '9'; ++*p) {
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, **p - '0', &n)) {
            gi_struct_raise(t, "total struct size too long");
            return -1;
        }
    }
    if (**p == '\0') {
        gi_struct_raise(t, "repeat count given without format specifier");
        return -1;
    }
    return n;
}

static bool append_run(GiThread *t, GiStructLayout *l, GiStructRun run) {
    if (run.repeat == 0 || run.code == 'x') {
        return true;
    }
    if (l->count == l->capacity) {
        size_t grown = l->capacity == 0 ? 4 : l->capacity * 2;
        GiStructRun *runs = gi_resize_array(t, l->runs, l->capacity, grown, sizeof *runs);
        if (runs == NULL) {
            return false;
        }
        l->runs = runs;
        l->capacity = grown;
    }
    l->runs[l->count++] = run;
    l->items += run.repeat;
    return true;
}

/* One code with its count: aligns, adds the run and the size. */
static bool compile_code(GiThread *t, GiStructLayout *l, const char **p, bool native) {
    int64_t count = read_count(t, p), bytes;
    if (count < 0) {
        return false;
    }
    const CodeInfo *info = find_code(**p, native);
    if (info == NULL) {
        gi_struct_raise(t, "bad char in struct format");
        return false;
    }
    ++*p;
    int64_t size = native ? info->native_size : info->standard_size, align = native ? info->native_align : 1;
    int64_t padding = (align - l->size % align) % align;
    bool text = info->code == 's' || info->code == 'p';
    GiStructRun run = {.code = info->code, .size = text ? count : size, .repeat = text ? 1 : count};
    if (__builtin_add_overflow(l->size, padding, &run.offset) || __builtin_mul_overflow(count, size, &bytes) ||
        __builtin_add_overflow(run.offset, bytes, &l->size)) {
        gi_struct_raise(t, "total struct size too long");
        return false;
    }
    return append_run(t, l, run);
}

void gi_struct_free(GiThread *t, GiStructLayout *l) {
    if (l->runs != NULL) {
        gi_free(t, l->runs, l->capacity * sizeof *l->runs);
    }
    *l = (GiStructLayout){.size = -1, .items = -1};
}

static bool compile_text(GiThread *t, const char *p, GiStructLayout *l) {
    static const uint16_t probe = 1;
    bool native = true;
    *l = (GiStructLayout){.little = *(const uint8_t *)&probe == 1};
    switch (*p) {
    case '@': p++; break;
    case '=': native = false; p++; break;
    case '<': native = false; l->little = true; p++; break;
    case '>': case '!': native = false; l->little = false; p++; break;
    default: break;
    }
    l->native = native;
    for (p = skip_spaces(p); *p != '\0'; p = skip_spaces(p)) {
        if (!compile_code(t, l, &p, native)) {
            gi_struct_free(t, l);
            return false;
        }
    }
    return true;
}

/* A format given as str or bytes, as an ASCII str; owned. */
static GiValue format_text(GiThread *t, GiValue format) {
    if (gi_is_str(format)) {
        if (gi_as_str(format)->ascii) {
            return gi_take(format);
        }
        GiValue bytes = gi_encode(t, format, "ascii", NULL);
        gi_xdrop(t, bytes);
        return GI_NULL;
    }
    if (!gi_is_bytes(format)) {
        return gi_raise_type_error(t, "Struct() argument 1 must be a str or bytes object, not %T", format);
    }
    return gi_decode(t, (const char *)gi_as_bytes(format)->data, gi_as_bytes(format)->size, "ascii", NULL);
}

bool gi_struct_compile(GiThread *t, GiValue format, GiStructLayout *l, GiValue *text) {
    GiValue s = format_text(t, format);
    if (s == GI_NULL) {
        return false;
    }
    bool ok = strlen(gi_str_text(s)) == gi_str_size(s);
    if (!ok) {
        gi_struct_raise(t, "embedded null character");
    }
    ok = ok && compile_text(t, gi_str_text(s), l);
    if (ok && text != NULL) {
        *text = s;
    } else {
        gi_drop(t, s);
    }
    return ok;
}

/* --- packing and unpacking --- */

/* Packs a[0..items) into p[0..size). */
static bool pack(GiThread *t, const GiStructLayout *l, const GiValue *a, uint8_t *p) {
    memset(p, 0, (size_t)l->size);
    for (size_t i = 0; i < l->count; i++) {
        const GiStructRun *run = &l->runs[i];
        for (int64_t k = 0; k < run->repeat; k++) {
            if (!gi_struct_pack_item(t, l, run, *a++, p + run->offset + k * run->size) || !gi_poll(t, 1)) {
                return false;
            }
        }
    }
    return true;
}

static GiValue unpack(GiThread *t, const GiStructLayout *l, const uint8_t *p) {
    if (l->size < 0) {
        return gi_raise(t, &gi_RuntimeError, "Struct object is not initialized");
    }
    GiTuple *tuple = gi_tuple_new(t, (size_t)l->items);
    if (tuple == NULL) {
        return GI_NULL;
    }
    GiValue *out = tuple->items;
    for (size_t i = 0; i < l->count; i++) {
        const GiStructRun *run = &l->runs[i];
        for (int64_t k = 0; k < run->repeat; k++) {
            GiValue v = gi_struct_unpack_item(t, l, run, p + run->offset + k * run->size);
            if (v == GI_NULL || !gi_poll(t, 1)) {
                gi_xdrop(t, v);
                gi_drop_object(t, tuple);
                return GI_NULL;
            }
            *out++ = v;
        }
    }
    return gi_support_track(t, tuple);
}

static bool check_items(GiThread *t, const GiStructLayout *l, size_t n, const char *function) {
    if ((int64_t)n == l->items) {
        return true;
    }
    gi_struct_raise(t, "%s expected %lld items for packing (got %lld)", function, (long long)l->items, (long long)n);
    return false;
}

static GiValue pack_bytes(GiThread *t, const GiStructLayout *l, const GiValue *a, size_t n) {
    if (!check_items(t, l, n, "pack")) {
        return GI_NULL;
    }
    GiValue bytes = gi_bytes(t, NULL, (size_t)l->size);
    if (bytes != GI_NULL && !pack(t, l, a, gi_as_bytes(bytes)->data)) {
        gi_drop(t, bytes);
        return GI_NULL;
    }
    return bytes;
}

/* Checks an offset into a buffer and makes it non-negative; `verb` "pack" or "unpack". */
static bool resolve_offset(GiThread *t, int64_t size, int64_t buffer_size, int64_t *offset, bool packing) {
    const char *verb = packing ? "pack" : "unpack";
    if (*offset < 0) {
        if (*offset + size > 0) {
            gi_struct_raise(t, packing ? "no space to pack %lld bytes at offset %lld"
                                       : "not enough data to unpack %lld bytes at offset %lld",
                            (long long)size, (long long)*offset);
            return false;
        }
        if (*offset + buffer_size < 0) {
            gi_struct_raise(t, "offset %lld out of range for %lld-byte buffer", (long long)*offset,
                            (long long)buffer_size);
            return false;
        }
        *offset += buffer_size;
    }
    if (buffer_size - *offset < size) {
        gi_struct_raise(t, "%s requires a buffer of at least %llu bytes for %sing %lld bytes at offset %lld "
                           "(actual buffer size is %lld)",
                        packing ? "pack_into" : "unpack_from", (unsigned long long)size + (unsigned long long)*offset,
                        verb, (long long)size, (long long)*offset, (long long)buffer_size);
        return false;
    }
    return true;
}

/* a[0] buffer, a[1] offset, then the values. */
static GiValue pack_into(GiThread *t, const GiStructLayout *l, const GiValue *a, size_t n) {
    GiBuffer b;
    int64_t offset;
    if (n < 2) {
        return gi_struct_raise(t, n == 0 ? "pack_into expected buffer argument" : "pack_into expected offset argument");
    }
    if (!check_items(t, l, n - 2, "pack_into")) {
        return GI_NULL;
    }
    if (!gi_buffer_get_contiguous(t, a[0], true, &b)) {
        gi_error_clear(t);
        return gi_raise_type_error(t, "argument must be read-write bytes-like object, not %T", a[0]);
    }
    bool ok = gi_support_index(t, a[1], &gi_IndexError, &offset) &&
              resolve_offset(t, l->size, (int64_t)b.size, &offset, true) && pack(t, l, a + 2, b.data + offset);
    gi_buffer_release(t, &b);
    return ok ? GI_NONE : GI_NULL;
}

static GiValue unpack_whole(GiThread *t, const GiStructLayout *l, GiValue buffer) {
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, buffer, false, &b)) {
        return GI_NULL;
    }
    GiValue r = (int64_t)b.size == l->size
                    ? unpack(t, l, b.data)
                    : gi_struct_raise(t, "unpack requires a buffer of %lld bytes", (long long)l->size);
    gi_buffer_release(t, &b);
    return r;
}

static GiValue unpack_at(GiThread *t, const GiStructLayout *l, GiValue buffer, GiValue at) {
    GiBuffer b;
    int64_t offset = 0;
    if (!gi_buffer_get_contiguous(t, buffer, false, &b)) {
        return GI_NULL;
    }
    bool ok = (at == GI_NULL || gi_index_int64(t, at, false, &offset)) &&
              resolve_offset(t, l->size, (int64_t)b.size, &offset, false);
    GiValue r = ok ? unpack(t, l, b.data + offset) : GI_NULL;
    gi_buffer_release(t, &b);
    return r;
}

/* --- Struct --- */

typedef struct Struct {
    GiObject head;
    GiValue format; /* str; GI_NULL until __init__ */
    GiStructLayout layout;
    uint32_t busy;  /* packing is under way, which may run script code: the layout must stay */
    GiObject *weak_list;
} Struct;

static Struct *as_struct(GiValue v) { return (Struct *)gi_object(v); }

static GiValue struct_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    Struct *s = gi_object_new(t, type);
    if (s == NULL) {
        return GI_NULL;
    }
    s->layout = (GiStructLayout){.size = -1, .items = -1};
    return gi_support_track(t, s);
}

static bool struct_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    size_t names = gi_support_keyword_count(kwnames);
    if (n + names > 1) {
        gi_raise_type_error(t, "Struct() takes at most 1 %sargument (%zu given)", n == 0 ? "keyword " : "", n + names);
        return false;
    }
    if (n == 0 && (names == 0 || !gi_str_equal_text(gi_as_tuple(kwnames)->items[0], "format"))) {
        gi_raise_type_error(t, "Struct() missing required argument 'format' (pos 1)");
        return false;
    }
    GiStructLayout layout;
    GiValue text;
    Struct *s = as_struct(self);
    if (!gi_struct_compile(t, a[0], &layout, &text)) {
        return false;
    }
    if (s->busy > 0) {
        gi_struct_free(t, &layout);
        gi_drop(t, text);
        gi_raise(t, &gi_RuntimeError, "Struct object is being used for packing");
        return false;
    }
    gi_struct_free(t, &s->layout);
    s->layout = layout;
    gi_replace(t, &s->format, text);
    return true;
}

static void struct_release(GiThread *t, GiObject *o) {
    Struct *s = (Struct *)o;
    gi_struct_free(t, &s->layout);
    gi_xdrop(t, s->format);
    gi_object_free(t, o, o->type->gc.size);
}

static GiValue struct_repr(GiThread *t, GiValue v) {
    return gi_str_from_format(t, "%s(%R)", gi_type_name(gi_type(v)),
                              as_struct(v)->format == GI_NULL ? GI_NONE : as_struct(v)->format);
}

static GiValue struct_pack(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "Struct.pack", kwnames)) {
        return GI_NULL;
    }
    Struct *s = as_struct(a[0]);
    s->busy++;
    GiValue r = pack_bytes(t, &s->layout, a + 1, n - 1);
    s->busy--;
    return r;
}

static GiValue struct_pack_into(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "Struct.pack_into", kwnames)) {
        return GI_NULL;
    }
    Struct *s = as_struct(a[0]);
    s->busy++;
    GiValue r = pack_into(t, &s->layout, a + 1, n - 1);
    s->busy--;
    return r;
}

static GiValue struct_unpack(GiThread *t, const GiValue *a) { return unpack_whole(t, &as_struct(a[0])->layout, a[1]); }
static GiValue struct_unpack_from(GiThread *t, const GiValue *a) {
    Struct *s = as_struct(a[0]);
    s->busy++; /* the offset may have __index__ */
    GiValue r = unpack_at(t, &s->layout, a[1], a[2]);
    s->busy--;
    return r;
}

static GiValue struct_sizeof(GiThread *t, const GiValue *a) {
    return gi_int_imm((int64_t)(sizeof(Struct) + as_struct(a[0])->layout.capacity * sizeof(GiStructRun)));
}

static GiValue get_format(GiThread *t, GiValue v) {
    return gi_take(as_struct(v)->format == GI_NULL ? GI_NONE : as_struct(v)->format);
}
static GiValue get_size(GiThread *t, GiValue v) { return gi_int(t, as_struct(v)->layout.size); }

/* --- iter_unpack --- */

typedef struct Unpacker {
    GiObject head;
    GiValue source;   /* Struct; GI_NULL: exhausted */
    GiBuffer buffer;  /* held while source is */
    int64_t offset;
} Unpacker;

static void unpacker_finish(GiThread *t, Unpacker *u, void (*release)(GiThread *t, GiBuffer *b)) {
    GiValue source = u->source;
    if (source != GI_NULL) {
        u->source = GI_NULL;
        release(t, &u->buffer);
        gi_drop(t, source);
    }
}

static void unpacker_release(GiThread *t, GiObject *o) {
    unpacker_finish(t, (Unpacker *)o, gi_buffer_release_quietly);
    gi_object_free(t, o, o->type->gc.size);
}

static int unpacker_traverse(GiObject *o, GiVisit visit, void *arg) {
    Unpacker *u = (Unpacker *)o;
    if (u->source == GI_NULL) {
        return 0;
    }
    int stop = visit(u->source, arg);
    return stop != 0 ? stop : gi_buffer_visit(&u->buffer, visit, arg);
}

static void unpacker_clear(GiThread *t, GiObject *o) {
    unpacker_finish(t, (Unpacker *)o, gi_buffer_release_quietly);
}

static GiValue unpacker_next(GiThread *t, GiValue v) {
    Unpacker *u = (Unpacker *)gi_object(v);
    if (u->source == GI_NULL) {
        return GI_NULL;
    }
    const GiStructLayout *l = &as_struct(u->source)->layout;
    if (l->size <= 0 || u->offset + l->size > (int64_t)u->buffer.size) {
        unpacker_finish(t, u, gi_buffer_release);
        return GI_NULL;
    }
    int64_t offset = u->offset;
    u->offset += l->size;
    return unpack(t, l, u->buffer.data + offset);
}

static GiValue unpacker_hint(GiThread *t, const GiValue *a) {
    Unpacker *u = (Unpacker *)gi_object(a[0]);
    int64_t size = u->source == GI_NULL ? 0 : as_struct(u->source)->layout.size;
    return gi_int(t, size <= 0 ? 0 : ((int64_t)u->buffer.size - u->offset) / size);
}

static GiValue iter_unpack(GiThread *t, GiValue source, GiValue buffer) {
    const GiStructLayout *l = &as_struct(source)->layout;
    if (l->size <= 0) {
        return gi_struct_raise(t, "cannot iteratively unpack with a struct of length 0");
    }
    Unpacker *u = gi_object_new(t, &gi_struct_unpacker_type);
    if (u == NULL) {
        return GI_NULL;
    }
    if (!gi_buffer_get_contiguous(t, buffer, false, &u->buffer)) {
        gi_drop_object(t, u);
        return GI_NULL;
    }
    u->source = gi_take(source);
    if ((int64_t)u->buffer.size % l->size != 0) {
        gi_struct_raise(t, "iterative unpacking requires a buffer of a multiple of %lld bytes", (long long)l->size);
        gi_drop_object(t, u);
        return GI_NULL;
    }
    return gi_support_track(t, u);
}

static GiValue struct_iter_unpack(GiThread *t, const GiValue *a) { return iter_unpack(t, a[0], a[1]); }

static const GiMethodRow unpacker_methods[] = {
    GI_METHOD("__length_hint__(self, /)", unpacker_hint, ""), GI_METHODS_END};

GiType gi_struct_unpacker_type = {
    GI_TYPE_HEAD(Unpacker, GI_GC_TRACKED),
    .gc.release = unpacker_release,
    .gc.traverse = unpacker_traverse,
    .gc.clear = unpacker_clear,
    .name = "_struct.unpack_iterator",
    .flags = GI_TYPE_NO_INSTANCES,
    .iter = gi_self_iter,
    .next = unpacker_next,
    .methods = unpacker_methods,
};

static const GiMethodRow struct_methods[] = {
    GI_METHOD("iter_unpack(self, buffer, /)", struct_iter_unpack,
              "Return an iterator yielding tuples.\n\nTuples are unpacked from the given bytes source, like a "
              "repeated\ninvocation of unpack_from().\n\nRequires that the bytes length be a multiple of the struct size."),
    GI_METHOD_RAW("pack(self, /, *values)", struct_pack,
                  "S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed "
                  "according\nto the format string S.format.  See help(struct) for more on format\nstrings."),
    GI_METHOD_RAW("pack_into(self, /, buffer, offset, *values)", struct_pack_into,
                  "S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the "
                  "format string S.format\nand write the packed bytes into the writable buffer buf starting at\n"
                  "offset.  Note that the offset is a required argument.  See\nhelp(struct) for more on format strings."),
    GI_METHOD("unpack(self, buffer, /)", struct_unpack,
              "Return a tuple containing unpacked values.\n\nUnpack according to the format string Struct.format. "
              "The buffer's size\nin bytes must be Struct.size.\n\nSee help(struct) for more on format strings."),
    GI_METHOD("unpack_from(self, /, buffer, offset=0)", struct_unpack_from,
              "Return a tuple containing unpacked values.\n\nValues are unpacked according to the format string "
              "Struct.format.\n\nThe buffer's size in bytes, starting at position offset, must be\nat least "
              "Struct.size.\n\nSee help(struct) for more on format strings."),
    GI_METHOD("__sizeof__(self, /)", struct_sizeof, "S.__sizeof__() -> size of S in memory, in bytes"),
    GI_METHODS_END};

static const GiGetSetRow struct_getset[] = {{"format", get_format, NULL, "struct format string"},
                                            {"size", get_size, NULL, "struct size in bytes"},
                                            {NULL, NULL, NULL, NULL}};

GiType gi_struct_type = {
    GI_TYPE_HEAD(Struct, 0),
    .gc.slots_offset = offsetof(Struct, format), .gc.slots_count = 1,
    .gc.release = struct_release,
    .gc.weak_offset = offsetof(Struct, weak_list),
    .name = "_struct.Struct",
    .flags = GI_TYPE_BASE,
    .new_ = struct_new,
    .init = struct_init,
    .repr = struct_repr,
    .methods = struct_methods,
    .getset = struct_getset,
    .doc = "Struct(fmt) --> compiled struct object\n\n",
};

/* --- functions --- */

static GiValue struct_calcsize(GiThread *t, const GiValue *a) {
    GiStructLayout l;
    if (!gi_struct_compile(t, a[0], &l, NULL)) {
        return GI_NULL;
    }
    int64_t size = l.size;
    gi_struct_free(t, &l);
    return gi_int(t, size);
}

/* A function whose first argument is the format, the rest that of the method. */
static GiValue with_format(GiThread *t, const GiValue *a, size_t n, GiValue kwnames, const char *name,
                           GiValue (*f)(GiThread *t, const GiStructLayout *l, const GiValue *a, size_t n)) {
    GiStructLayout l;
    if (!gi_support_no_keywords(t, name, kwnames)) {
        return GI_NULL;
    }
    if (n == 0) {
        return gi_raise_type_error(t, "missing format argument");
    }
    if (!gi_struct_compile(t, a[0], &l, NULL)) {
        return GI_NULL;
    }
    GiValue r = f(t, &l, a + 1, n - 1);
    gi_struct_free(t, &l);
    return r;
}

static GiValue module_pack(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    return with_format(t, a, n, kwnames, "_struct.pack", pack_bytes);
}

static GiValue module_pack_into(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    return with_format(t, a, n, kwnames, "_struct.pack_into", pack_into);
}

static GiValue module_unpack(GiThread *t, const GiValue *a) {
    GiStructLayout l;
    if (!gi_struct_compile(t, a[0], &l, NULL)) {
        return GI_NULL;
    }
    GiValue r = unpack_whole(t, &l, a[1]);
    gi_struct_free(t, &l);
    return r;
}

static GiValue module_unpack_from(GiThread *t, const GiValue *a) {
    GiStructLayout l;
    if (!gi_struct_compile(t, a[0], &l, NULL)) {
        return GI_NULL;
    }
    GiValue r = unpack_at(t, &l, a[1], a[2]);
    gi_struct_free(t, &l);
    return r;
}

static GiValue module_iter_unpack(GiThread *t, const GiValue *a) {
    GiValue s = gi_call1(t, gi_type_value(&gi_struct_type), a[0]);
    if (s == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = iter_unpack(t, s, a[1]);
    gi_drop(t, s);
    return r;
}

static GiValue module_clearcache(GiThread *t, const GiValue *a) { return GI_NONE; }

static const GiMethodRow functions[] = {
    GI_METHOD("_clearcache()", module_clearcache, "Clear the internal cache."),
    GI_METHOD("calcsize(format, /)", struct_calcsize,
              "Return size in bytes of the struct described by the format string."),
    GI_METHOD("iter_unpack(format, buffer, /)", module_iter_unpack,
              "Return an iterator yielding tuples unpacked from the given bytes.\n\nThe bytes are unpacked according "
              "to the format string, like\na repeated invocation of unpack_from().\n\nRequires that the bytes length "
              "be a multiple of the format struct size."),
    GI_METHOD_RAW("pack(format, /, *values)", module_pack,
                  "pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... "
                  "packed according\nto the format string.  See help(struct) for more on format strings."),
    GI_METHOD_RAW("pack_into(format, buffer, offset, /, *values)", module_pack_into,
                  "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the "
                  "format string and write\nthe packed bytes into the writable buffer buf starting at offset.  Note\n"
                  "that the offset is a required argument.  See help(struct) for more\non format strings."),
    GI_METHOD("unpack(format, buffer, /)", module_unpack,
              "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size in "
              "bytes must be calcsize(format).\n\nSee help(struct) for more on format strings."),
    GI_METHOD("unpack_from(format, /, buffer, offset=0)", module_unpack_from,
              "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size, minus "
              "offset, must be at least calcsize(format).\n\nSee help(struct) for more on format strings."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_type(t, module, &gi_struct_type) &&
           gi_module_add_steal(t, module, "error", gi_type_derive(t, "struct", "error", &gi_Exception));
}

const GiModuleSpec gi_module_struct = {
    "_struct",
    "Functions to convert between Python values and C structs.\n"
    "Python bytes objects are used to hold the data representing the C struct\n"
    "and also as format strings (explained below) to describe the layout of data\nin the C struct.",
    functions, init};
