# Files that never decide how fast a program runs: built for size in release builds. What stays out is what
# loops of programs spend their time in: the virtual machine, the collector, the types, the modules that work on data.
set(GILT_COLD "")
foreach(pattern
    interp/ast_*.c interp/compile_c*.c interp/compile_def.c interp/compile_match.c interp/compile_try.c
    interp/compile_warn.c interp/diagnose*.c interp/dis.c interp/frameobject.c interp/framelocals.c interp/frameroots.c
    interp/lexer_*.c interp/parser_compound.c interp/parser_error.c interp/parser_fstring.c interp/parser_literal.c
    interp/parser_p*.c interp/symbols*.c interp/syntax_error.c interp/unparse.c interp/verify.c interp/source.c
    runtime/api/debug.c runtime/api/trace.c runtime/api/stream.c runtime/api/vm.c runtime/api/limits.c
    runtime/audit.c runtime/codec*.c runtime/color.c runtime/edges.c runtime/file.c runtime/import.c runtime/linecache.c
    runtime/signature.c runtime/state.c runtime/suggest.c runtime/trace*.c runtime/unicode_name.c runtime/warnings.c
    runtime/gil/control.c runtime/gil/deadlock.c runtime/gil/explore.c runtime/gil/schedule.c runtime/gil/signal.c
    runtime/modules/abc.c runtime/modules/cap*.c runtime/modules/codecs.c runtime/modules/cmath.c
    runtime/modules/errno.c runtime/modules/ffi*.c runtime/modules/gc.c runtime/modules/gilt*.c
    runtime/modules/interpreters*.c runtime/modules/io.c runtime/modules/io_base.c runtime/modules/io_raw.c
    runtime/modules/lazy.c runtime/modules/marshal.c runtime/modules/memory.c runtime/modules/posix*.c
    runtime/modules/re.c runtime/modules/re_pattern.c runtime/modules/re_syntax.c runtime/modules/select.c
    runtime/modules/s[io]*.c runtime/modules/sys*.c runtime/modules/tracemalloc.c runtime/modules/unicodedata.c
    runtime/modules/zlib.c runtime/types/exception_*.c runtime/types/buffer.c runtime/types/genericalias.c
    runtime/types/mro.c runtime/types/object_reduce.c runtime/types/type_bases.c runtime/types/type_create.c
    runtime/types/typealias.c runtime/types/typesubst.c runtime/types/typevar.c runtime/types/union.c)
  file(GLOB found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${pattern})
  list(APPEND GILT_COLD ${found})
endforeach()
set_source_files_properties(${GILT_COLD} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-Os>")
