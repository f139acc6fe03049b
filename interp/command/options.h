/* SPDX-License-Identifier: MIT
 * interp/command/options.h: the command line of gilt, taken apart. The table is interp/command/options.def.
 */
#ifndef GI_OPTIONS_H
#define GI_OPTIONS_H

#include <stdbool.h>

typedef struct GiSubcommand {
    const char *name, *arguments, *help;
    const char *module; /* frozen module with main(args); NULL: interp/main.c does it */
} GiSubcommand;

typedef struct GiOptions {
    const char *command, *module, *file; /* what to run; all NULL: stdin or the prompt */
    const GiSubcommand *subcommand;      /* argv[0] is its name then */
    char **argv;                         /* sys.argv, from argv[0]; points into main's */
    int argc;
    char **all;                          /* main's argv, for sys.orig_argv */
    int all_count;
    const char **warnings;               /* -W values, behind those of PYTHONWARNINGS; malloc'ed array */
    char *warning_texts;                 /* malloc'ed: what the ones of PYTHONWARNINGS point into */
    const char **extra;                  /* -X values; malloc'ed array */
    int warning_count, extra_count;
    int optimize, bytes_warning, verbose; /* how often -O, -b, -v */
    bool interactive, quiet, unbuffered, isolated, ignore_environment, safe_path;
    bool no_site, no_user_site, skip_line, no_specialize;
    bool no_bytecode, fixed_hash, debug;          /* -B; PYTHONHASHSEED says how to hash; PYTHONDEBUG */
    bool no_columns;                     /* -X no_debug_ranges */
    const char *cache_prefix;            /* -X pycache_prefix, PYTHONPYCACHEPREFIX; NULL: not given */
    bool random_hash, development, import_times;  /* -R, -X dev, -X importtime */
    bool audit;                          /* --audit-refs */
    const char *deadlock;                /* --deadlock=MODE; NULL: not given */
    int trace_frames;                    /* -X tracemalloc; 0: not given */
    int max_digits;                      /* -X int_max_str_digits; -1: not given */
} GiOptions;

/* Fills *o. Returns -1 to go on, else the exit status of the command (what there was to say is printed). */
int gi_options_parse(GiOptions *o, int argc, char **argv);
void gi_options_free(GiOptions *o);

/* getenv of one of gilt's own variables; NULL under -E and -I. */
const char *gi_options_variable(const GiOptions *o, const char *name);

#endif
