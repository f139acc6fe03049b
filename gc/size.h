/* SPDX-License-Identifier: MIT
 * gc/size.h: marks the parts of otherwise busy files that are built for size.
 *
 * What stands between GI_FOR_SIZE and GI_FOR_SPEED is what no program of tests/bench spends 0.4 % of its time in, by
 * sampling; whole files of that kind stand in runtime/small.cmake. Nothing between the two is inlined outside of them,
 * so a helper of a busy function does not belong there. Release builds by GCC only.
 */
#ifndef GI_SIZE_H
#define GI_SIZE_H

#if defined __OPTIMIZE__ && defined NDEBUG && defined __GNUC__ && !defined __clang__
#define GI_FOR_SIZE _Pragma("GCC push_options") _Pragma("GCC optimize (\"Os\")")
#define GI_FOR_SPEED _Pragma("GCC pop_options")
#else
#define GI_FOR_SIZE
#define GI_FOR_SPEED
#endif

#endif
