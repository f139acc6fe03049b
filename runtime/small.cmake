# Files that never decide how fast a program runs (under 0.5 % of the time of any program of tests/bench)
# are built for size in release builds, as are parts of others (gc/size.h); files that seldom do (under 3 %, and modules
# and types that a program may live in, though none of tests/bench does: itertools, bytes, io, digests) without what makes
# code larger for little: padding, and inlining of what does not ask for it. The others have padding in front of loops only.
set(GILT_COLD "")
foreach(pattern
    gc/census.c gc/rehearse.c interp/vm/access.c interp/vm/class.c interp/vm/exec.c interp/vm/run.c interp/vm/vm_group.c
    interp/vm/anchors.c interp/syntax/arena.c interp/syntax/ast_*.c interp/vm/asyncgen.c interp/compiler/compile*.c
    interp/syntax/diagnose*.c interp/compiler/dis.c interp/compiler/fold.c interp/vm/framelocals.c interp/vm/frameroots.c
    interp/vm/intrinsics.c interp/syntax/lexer_*.c interp/syntax/parser*.c interp/compiler/peephole.c interp/syntax/source.c interp/compiler/symbols*.c
    interp/syntax/syntax_error.c interp/syntax/unparse.c interp/compiler/verify.c runtime/api/debug.c runtime/api/error.c runtime/api/limits.c
    runtime/api/pack.c runtime/api/roots.c runtime/api/stream.c runtime/api/trace.c runtime/api/vm.c runtime/audit.c runtime/text/codec*.c runtime/errors/color.c
    runtime/edges.c runtime/file.c runtime/gil/control.c runtime/gil/deadlock.c runtime/gil/event.c
    runtime/gil/explore.c runtime/gil/park.c runtime/identity.c
    runtime/gil/schedule.c runtime/gil/signal.c runtime/import.c runtime/errors/linecache.c runtime/modules/abc.c
    runtime/modules/builtins_exec.c runtime/modules/builtins_io.c runtime/modules/capability.c
    runtime/modules/cmath.c runtime/modules/codecs.c runtime/modules/errno.c runtime/modules/ffi*.c
    runtime/modules/gc.c runtime/modules/gilt*.c runtime/modules/interpreters*.c runtime/modules/io.c
    runtime/modules/lazy.c runtime/modules/marshal.c
    runtime/modules/memory.c runtime/modules/posix*.c runtime/modules/queue.c runtime/modules/re.c runtime/modules/re_pattern.c
    runtime/modules/re_syntax.c runtime/modules/select.c runtime/modules/signal.c runtime/modules/socket*.c
    runtime/modules/string.c runtime/modules/sys*.c
    runtime/modules/thread.c runtime/modules/thread_local.c runtime/modules/time.c runtime/modules/tracemalloc.c
    runtime/modules/unicodedata.c runtime/modules/weakref.c runtime/modules/zlib.c runtime/signature.c
    runtime/state.c runtime/errors/suggest.c runtime/errors/trace*.c runtime/types/bool.c runtime/types/buffer.c
    runtime/types/bytes_case.c runtime/types/bytes_convert.c runtime/types/classmethod.c runtime/types/complex.c
    runtime/types/exception_*.c runtime/types/float_hex.c runtime/types/genericalias.c runtime/types/mappingproxy.c
    runtime/types/memoryview*.c runtime/types/module.c runtime/types/mro.c runtime/types/namespace.c runtime/types/none.c
    runtime/types/object_reduce.c runtime/types/type_bases.c runtime/types/type_create.c
    runtime/types/typealias.c runtime/types/typesubst.c runtime/types/typevar.c runtime/types/union.c
    runtime/types/weakref.c runtime/text/unicode_name.c runtime/errors/warnings.c
    interp/compiler/code.c interp/compiler/codeparts.c interp/vm/frameobject.c interp/vm/trace.c runtime/slots.c runtime/modules/faulthandler.c
    runtime/modules/io_base.c runtime/modules/io_raw.c runtime/modules/unix.c runtime/types/float_digits.c
    runtime/types/float_text.c runtime/types/property.c runtime/types/str_case.c runtime/types/str_format.c
    runtime/types/str_translate.c runtime/types/type_dict.c runtime/types/wrapper.c
    gc/inline.c runtime/gil/account.c runtime/gil/host.c runtime/gil/thread.c runtime/import_trace.c runtime/inline.c
    runtime/modules/array.c runtime/modules/binascii.c runtime/modules/digest.c runtime/modules/io_buffered.c
    runtime/modules/io_memory.c runtime/modules/io_text.c runtime/modules/math_gamma.c runtime/modules/math_sum.c
    runtime/modules/struct*.c runtime/modules/thread_lock.c runtime/types/method_doc.c
    runtime/types/bytearray.c runtime/types/bytes.c runtime/types/bytes_find.c
    runtime/types/bytes_split.c
    runtime/types/support.c)
  file(GLOB found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${pattern})
  list(APPEND GILT_COLD ${found})
endforeach()
include(CheckCCompilerFlag)
check_c_compiler_flag(-Oz GILT_SMALLEST)
set(size $<IF:$<BOOL:${GILT_SMALLEST}>,-Oz,-Os>)
set_source_files_properties(${GILT_COLD} PROPERTIES COMPILE_OPTIONS
  "$<$<CONFIG:Release>:${size}>;$<$<AND:$<CONFIG:Release>,$<C_COMPILER_ID:GNU>>:-fno-caller-saves;-fno-tree-loop-im;-fno-move-loop-invariants>")

set(GILT_HOT "interp/syntax/lexer"
    "interp/vm/(call|call_place|frame|frameobject|frametrace|function|generator|operator|vm|vm_attr|vm_build|vm_flow|vm_slow)"
    "gc/(alloc|collect|mark|object)" "runtime/api/.*" "runtime/gil/fiber" "runtime/errors/error" "runtime/text/(formatspec|intern|text|unicode)"
    "runtime/(arithmetic|call|compare|frozen|hash|isinstance|protocol|shape|slots)"
    "runtime/modules/(builtins|builtins_fold|math)"
    "runtime/types/(bigint.*|builtin|descriptor|bytes_search|dict|dictview|exception|float|int|items|iterators|list|list_sort|method|object|range|seqiter|set|str|str_.*|super|traceback|tuple|type|type_attr|type_instance)")
list(JOIN GILT_HOT "|" hot)
set(GILT_TEPID ${GILT_SOURCES})
list(REMOVE_ITEM GILT_TEPID ${GILT_COLD})
list(FILTER GILT_TEPID EXCLUDE REGEX "/(${hot})\\.c$")
set(options -falign-functions=1 -falign-jumps=1 -falign-loops=1 -falign-labels=1 -fno-inline-functions
    -fno-partial-inlining -fno-ipa-cp -fno-tree-vectorize)
set_source_files_properties(${GILT_TEPID} PROPERTIES
  COMPILE_OPTIONS "$<$<AND:$<CONFIG:Release>,$<C_COMPILER_ID:GNU>>:${options}>")

set(GILT_BUSY ${GILT_SOURCES})
list(REMOVE_ITEM GILT_BUSY ${GILT_COLD})
list(FILTER GILT_BUSY INCLUDE REGEX "/(${hot})\\.c$")
list(FILTER GILT_BUSY EXCLUDE REGEX "/interp/vm/vm\\.c$")
set_source_files_properties(${GILT_BUSY} PROPERTIES COMPILE_OPTIONS
  "$<$<AND:$<CONFIG:Release>,$<C_COMPILER_ID:GNU>>:-falign-functions=1;-falign-jumps=1;-falign-labels=1>")
