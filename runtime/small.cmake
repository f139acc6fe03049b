# Files that never decide how fast a program runs: built for size in release builds. What stays out is what
# loops of programs spend their time in: the virtual machine, the collector, the types, the modules that work on data.
set(GILT_COLD "")
foreach(pattern
    interp/anchors.c interp/arena.c interp/ast_*.c interp/asyncgen.c interp/compile*.c
    interp/diagnose*.c interp/dis.c interp/fold.c interp/framelocals.c interp/frameroots.c
    interp/intrinsics.c interp/lexer_*.c interp/parser*.c interp/peephole.c interp/source.c interp/symbols*.c
    interp/syntax_error.c interp/unparse.c interp/verify.c runtime/api/debug.c runtime/api/limits.c
    runtime/api/stream.c runtime/api/trace.c runtime/api/vm.c runtime/audit.c runtime/codec*.c runtime/color.c
    runtime/edges.c runtime/file.c runtime/gil/control.c runtime/gil/deadlock.c runtime/gil/explore.c
    runtime/gil/schedule.c runtime/gil/signal.c runtime/import.c runtime/linecache.c runtime/modules/abc.c
    runtime/modules/builtins_exec.c runtime/modules/builtins_io.c runtime/modules/capability.c
    runtime/modules/cmath.c runtime/modules/codecs.c runtime/modules/errno.c runtime/modules/ffi*.c
    runtime/modules/gc.c runtime/modules/gilt*.c runtime/modules/interpreters*.c runtime/modules/io.c
    runtime/modules/io_base.c runtime/modules/io_raw.c runtime/modules/lazy.c runtime/modules/marshal.c
    runtime/modules/memory.c runtime/modules/posix*.c runtime/modules/re.c runtime/modules/re_pattern.c
    runtime/modules/re_syntax.c runtime/modules/select.c runtime/modules/signal.c runtime/modules/socket*.c
    runtime/modules/sys*.c runtime/modules/thread_local.c runtime/modules/time.c runtime/modules/tracemalloc.c
    runtime/modules/unicodedata.c runtime/modules/weakref.c runtime/modules/zlib.c runtime/signature.c
    runtime/state.c runtime/suggest.c runtime/trace*.c runtime/types/buffer.c
    runtime/types/bytes_case.c runtime/types/bytes_convert.c runtime/types/classmethod.c runtime/types/complex.c
    runtime/types/exception_*.c runtime/types/float_hex.c runtime/types/genericalias.c runtime/types/mappingproxy.c
    runtime/types/memoryview*.c runtime/types/module.c runtime/types/mro.c runtime/types/namespace.c
    runtime/types/object_reduce.c runtime/types/slice.c runtime/types/type_bases.c runtime/types/type_create.c
    runtime/types/typealias.c runtime/types/typesubst.c runtime/types/typevar.c runtime/types/union.c
    runtime/types/weakref.c runtime/unicode_name.c runtime/warnings.c)
  file(GLOB found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${pattern})
  list(APPEND GILT_COLD ${found})
endforeach()
set_source_files_properties(${GILT_COLD} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-Os>")
