/* SPDX-License-Identifier: MIT
 * interp/command/options.c: parsing the command line. Letters, values and their order are CPython's: options end
 * at -c, -m, a file name or "-"; a value may be glued to its letter. What gilt does not know is an error
 * of one line and exit status 2, but for values of -X: those are the program's, in sys._xoptions.
 */
#include "interp/command/options.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GO_ON (-1)
#define USAGE_ERROR 2

typedef struct Row {
    char letter;
    const char *value, *help;
} Row;

static const Row rows[] = {
#define GI_OPTION(letter, value, text) {letter, value, text},
#include "interp/command/options.def"
};

static const struct {
    const char *name;
    size_t offset; /* of a bool in GiOptions */
    const char *help;
} long_options[] = {
#define GI_LONG_OPTION(name, field, text) {name, offsetof(GiOptions, field), text},
#include "interp/command/options.def"
};

static const struct {
    const char *name;
    size_t offset; /* of a const char * in GiOptions */
    const char *value, *help;
} long_values[] = {
#define GI_LONG_VALUE(name, field, value, text) {name, offsetof(GiOptions, field), value, text},
#include "interp/command/options.def"
};

static const GiSubcommand subcommands[] = {
#define GI_SUBCOMMAND(name, arguments, text, module) {name, arguments, text, module},
#include "interp/command/options.def"
};

static const struct {
    const char *name, *help;
} extras[] = {
#define GI_EXTRA(name, text) {name, text},
#include "interp/command/options.def"
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void print_row(const Row *row, int width) {
    printf("  -%c %-3s  %-*s", row->letter, row->value != NULL ? row->value : "", width, row->help);
}

static int print_help(void) {
    puts("usage: gilt [option] ... [-c CMD | -m MOD | FILE | -] [arg] ...");
    for (size_t i = 0; i < COUNT(subcommands); i++) {
        char head[64];
        snprintf(head, sizeof head, "gilt %s %s", subcommands[i].name, subcommands[i].arguments);
        printf("       %-24s %s\n", head, subcommands[i].help);
    }
    size_t half = (COUNT(rows) + 1) / 2; /* two columns */
    for (size_t i = 0; i < half; i++) {
        print_row(&rows[i], 30);
        if (i + half < COUNT(rows)) {
            print_row(&rows[i + half], 0);
        }
        puts("");
    }
    for (size_t i = 0; i < COUNT(long_options); i++) {
        printf("  %s  %s\n", long_options[i].name, long_options[i].help);
    }
    for (size_t i = 0; i < COUNT(long_values); i++) {
        printf("  %s=%s  %s\n", long_values[i].name, long_values[i].value, long_values[i].help);
    }
    puts("variables: GILTPATH, PYTHONPATH (folders with modules), PYTHONHASHSEED, PAGER,\n"
         "  GILTSTARTUP (run before the prompt), GILT_HISTORY (of the prompt), NO_COLOR");
    return 0;
}

static int print_version(void) {
    puts("gilt 0.1.0 (Python 3.13)");
    return 0;
}

static int bad_option(const char *option, int size) {
    fprintf(stderr, "gilt: unknown option %.*s (try gilt --help)\n", size, option);
    return USAGE_ERROR;
}

static int no_parser_output(void) {
    fputs("gilt: -d: the parser has no debugging output\n", stderr);
    return USAGE_ERROR;
}

/* --- -X --- */

static int print_extras(void) {
    for (size_t i = 0; i < COUNT(extras); i++) {
        if (extras[i].help != NULL) {
            printf("  -X %-20s %s\n", extras[i].name, extras[i].help);
        }
    }
    printf("  always so:");
    for (size_t i = 0; i < COUNT(extras); i++) {
        printf("%s", extras[i].help == NULL ? " " : "");
        printf("%s", extras[i].help == NULL ? extras[i].name : "");
    }
    puts("");
    return 0;
}

static int parse_digits(GiOptions *o, const char *what, const char *text) {
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end != 0 || (n != 0 && n < 640) || n > 0x7fffffff) {
        fprintf(stderr, "gilt: %s must be 0 or at least 640\n", what);
        return USAGE_ERROR;
    }
    o->max_digits = (int)n;
    return GO_ON;
}

static int parse_trace(GiOptions *o, const char *what, const char *text) {
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end != 0 || n < 1 || n > 0xffff) {
        fprintf(stderr, "gilt: %s: invalid number of frames\n", what);
        return USAGE_ERROR;
    }
    o->trace_frames = (int)n;
    return GO_ON;
}

static int parse_extra(GiOptions *o, const char *value) {
    if (strcmp(value, "help") == 0) {
        return print_extras();
    }
    bool gil = strcmp(value, "gil=0") == 0, utf8 = strcmp(value, "utf8=0") == 0;
    if (gil || utf8) {
        fprintf(stderr, gil ? "gilt: -X %s: there is no gilt without its GIL\n" : "gilt: -X %s: text is always UTF-8\n", value);
        return USAGE_ERROR;
    }
    o->no_specialize |= strcmp(value, "nospecialize") == 0;
    o->no_columns |= strcmp(value, "no_debug_ranges") == 0;
    o->development |= strcmp(value, "dev") == 0;
    o->import_times |= strcmp(value, "importtime") == 0;
    if (strncmp(value, "pycache_prefix", 14) == 0 && (value[14] == '=' || value[14] == 0)) {
        o->cache_prefix = value + 14 + (value[14] == '='); /* "": none, whatever the environment says */
    }
    if (strncmp(value, "int_max_str_digits", 18) == 0 && (value[18] == '=' || value[18] == 0)) {
        return parse_digits(o, "-X int_max_str_digits", value + 18 + (value[18] == '='));
    }
    if (strncmp(value, "tracemalloc", 11) == 0 && (value[11] == '=' || value[11] == 0)) {
        return parse_trace(o, "-X tracemalloc=NFRAME", value[11] == '=' ? value + 12 : "1");
    }
    return GO_ON;
}

/* --- letters --- */

static int set_flag(GiOptions *o, char letter) {
    switch (letter) {
    case 'i': o->interactive = true; break;
    case 'q': o->quiet = true; break;
    case 'u': o->unbuffered = true; break;
    case 'O': o->optimize++; break;
    case 'b': o->bytes_warning++; break;
    case 'v': o->verbose++; break;
    case 'R': o->random_hash = true; break;
    case 'E': o->ignore_environment = true; break;
    case 'P': o->safe_path = true; break;
    case 'I': o->isolated = o->ignore_environment = o->safe_path = o->no_user_site = true; break;
    case 'S': o->no_site = true; break;
    case 's': o->no_user_site = true; break;
    case 'x': o->skip_line = true; break;
    case 'B': o->no_bytecode = true; break;
    case 'V': return print_version();
    default: return print_help();
    }
    return GO_ON;
}

static int set_value(GiOptions *o, char letter, const char *value) {
    switch (letter) {
    case 'c': o->command = value; return GO_ON;
    case 'm': o->module = value; return GO_ON;
    case 'W': o->warnings[o->warning_count++] = value; return GO_ON;
    default: o->extra[o->extra_count++] = value; return parse_extra(o, value);
    }
}

static const Row *find_row(char letter) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (rows[i].letter == letter || (letter == '?' && rows[i].letter == 'h')) {
            return &rows[i];
        }
    }
    return NULL;
}

/* One argument of letters; *i moves on when a value is the next argument. */
static int parse_letters(GiOptions *o, int argc, char **argv, int *i) {
    for (const char *p = argv[*i] + 1; *p; p++) {
        const Row *row = find_row(*p);
        if (row == NULL) {
            char name[] = {'-', *p, 0};
            return *p == 'd' ? no_parser_output() : bad_option(name, 2);
        }
        if (row->value == NULL) {
            int status = set_flag(o, row->letter);
            if (status != GO_ON) {
                return status;
            }
            continue;
        }
        const char *value = p[1] ? p + 1 : *i + 1 < argc ? argv[++*i] : NULL;
        if (value == NULL) {
            fprintf(stderr, "gilt: option -%c needs a value\n", *p);
            return USAGE_ERROR;
        }
        return set_value(o, row->letter, value);
    }
    return GO_ON;
}

static int parse_option(GiOptions *o, int argc, char **argv, int *i) {
    const char *a = argv[*i];
    if (strcmp(a, "--help") == 0) {
        return print_help();
    }
    if (strcmp(a, "--version") == 0) {
        return print_version();
    }
    for (size_t k = 0; k < COUNT(long_options); k++) {
        if (strcmp(a, long_options[k].name) == 0) {
            *(bool *)((char *)o + long_options[k].offset) = true;
            return GO_ON;
        }
    }
    for (size_t k = 0; k < COUNT(long_values); k++) {
        size_t n = strlen(long_values[k].name);
        if (strncmp(a, long_values[k].name, n) == 0 && a[n] == '=') {
            *(const char **)((char *)o + long_values[k].offset) = a + n + 1;
            return GO_ON;
        }
    }
    return a[1] == '-' ? bad_option(a, (int)strnlen(a, 200)) : parse_letters(o, argc, argv, i);
}

static const GiSubcommand *find_subcommand(const char *name) {
    for (size_t i = 0; i < COUNT(subcommands); i++) {
        if (strcmp(subcommands[i].name, name) == 0) {
            return &subcommands[i];
        }
    }
    return NULL;
}

/* `gilt dis FILE`: the only subcommand that is no module. */
static int check_subcommand(GiOptions *o) {
    const GiSubcommand *s = o->subcommand;
    if (s == NULL || s->module != NULL) {
        return GO_ON;
    }
    const char *argument = o->argc > 1 ? o->argv[1] : "";
    if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0) {
        printf("usage: gilt %s %s\n  %s\n", s->name, s->arguments, s->help);
        return 0;
    }
    if (argument[0] == '-' && argument[1] != 0) {
        fprintf(stderr, "gilt %s: unknown option %.200s (try gilt %s --help)\n", s->name, argument, s->name);
        return USAGE_ERROR;
    }
    if (o->argc != 2) {
        fprintf(stderr, "usage: gilt %s %s\n", s->name, s->arguments);
        return USAGE_ERROR;
    }
    o->file = o->argv[1];
    return GO_ON;
}

/* The value of a variable that is set to something, else NULL. */
static const char *variable(const GiOptions *o, const char *name) {
    const char *value = gi_options_variable(o, name);
    return value != NULL && *value != 0 ? value : NULL;
}

/* CPython's rule for a level: a number, or 1 for another text. */
static int level(const GiOptions *o, const char *name, int given) {
    const char *value = variable(o, name);
    int n = value == NULL ? 0 : atoi(value);
    n = value != NULL && n < 1 ? 1 : n;
    return n > given ? n : given;
}

/* Puts the filters of PYTHONWARNINGS, which commas separate, in front of those of -W. false: no memory. */
static bool add_warnings(GiOptions *o, const char *text) {
    size_t count = 1;
    for (const char *p = text; *p; p++) {
        count += *p == ',';
    }
    o->warning_texts = strdup(text);
    const char **all = calloc(count + (size_t)o->warning_count + 1, sizeof *all);
    if (o->warning_texts == NULL || all == NULL) {
        free(all);
        return false;
    }
    int n = 0;
    for (char *save, *p = strtok_r(o->warning_texts, ",", &save); p != NULL; p = strtok_r(NULL, ",", &save)) {
        all[n++] = p;
    }
    memcpy(all + n, o->warnings, (size_t)o->warning_count * sizeof *all);
    free(o->warnings);
    o->warnings = all;
    o->warning_count += n;
    return true;
}

static bool is_hash_seed(const char *text) {
    char *end;
    return strcmp(text, "random") == 0 || (strtoull(text, &end, 10) <= UINT32_MAX && *end == 0 && *text != '-');
}

/* What the environment says, unless an option has said it. */
static int parse_environment(GiOptions *o) {
    o->development |= variable(o, "PYTHONDEVMODE") != NULL;
    o->safe_path |= variable(o, "PYTHONSAFEPATH") != NULL;
    o->interactive |= variable(o, "PYTHONINSPECT") != NULL;
    o->no_user_site |= variable(o, "PYTHONNOUSERSITE") != NULL;
    o->no_bytecode |= variable(o, "PYTHONDONTWRITEBYTECODE") != NULL;
    o->no_columns |= variable(o, "PYTHONNODEBUGRANGES") != NULL;
    o->debug = variable(o, "PYTHONDEBUG") != NULL;
    o->optimize = level(o, "PYTHONOPTIMIZE", o->optimize);
    o->verbose = level(o, "PYTHONVERBOSE", o->verbose);
    o->cache_prefix = o->cache_prefix != NULL ? o->cache_prefix : variable(o, "PYTHONPYCACHEPREFIX");
    const char *warnings = variable(o, "PYTHONWARNINGS"), *digits = variable(o, "PYTHONINTMAXSTRDIGITS");
    if (warnings != NULL && !add_warnings(o, warnings)) {
        fputs("gilt: no memory for the options\n", stderr);
        return 1;
    }
    const char *seed = variable(o, "PYTHONHASHSEED");
    if (seed != NULL && !is_hash_seed(seed)) {
        fputs("gilt: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]\n", stderr);
        return 1;
    }
    o->fixed_hash = seed != NULL && !o->random_hash && strcmp(seed, "random") != 0;
    if (digits != NULL && o->max_digits < 0) {
        int status = parse_digits(o, "PYTHONINTMAXSTRDIGITS", digits);
        if (status != GO_ON) {
            return status;
        }
    }
    const char *frames = variable(o, "PYTHONTRACEMALLOC");
    bool on = frames != NULL && strcmp(frames, "0") != 0;
    return on && o->trace_frames == 0 ? parse_trace(o, "PYTHONTRACEMALLOC", frames) : GO_ON;
}

int gi_options_parse(GiOptions *o, int argc, char **argv) {
    *o = (GiOptions){.all = argv, .all_count = argc, .max_digits = -1};
    o->warnings = calloc((size_t)argc + 1, sizeof *o->warnings);
    o->extra = calloc((size_t)argc + 1, sizeof *o->extra);
    if (o->warnings == NULL || o->extra == NULL) {
        fputs("gilt: no memory for the options\n", stderr);
        return 1;
    }
    int i = 1;
    for (; i < argc && o->command == NULL && o->module == NULL; i++) {
        if (argv[i][0] != '-' || argv[i][1] == 0) {
            break;
        }
        int status = parse_option(o, argc, argv, &i);
        if (status != GO_ON) {
            return status;
        }
    }
    bool found = o->command != NULL || o->module != NULL;
    i -= found; /* argv[i], the value of -c or -m, stands where the script's name stands */
    o->argv = argv + (i < argc ? i : argc);
    o->argc = i < argc ? argc - i : 0;
    if (!found && o->argc > 0) {
        o->subcommand = find_subcommand(o->argv[0]);
        o->file = o->subcommand == NULL ? o->argv[0] : NULL;
    }
    int status = check_subcommand(o);
    return status == GO_ON ? parse_environment(o) : status;
}

void gi_options_free(GiOptions *o) {
    free(o->warnings);
    free(o->warning_texts);
    free(o->extra);
}

const char *gi_options_variable(const GiOptions *o, const char *name) {
    return o->ignore_environment ? NULL : getenv(name);
}
