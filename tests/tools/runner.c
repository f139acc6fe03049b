/* SPDX-License-Identifier: MIT
 * tests/tools/runner.c: runs script tests and compares what they print with what is stored.
 *
 *   runner [-j JOBS] [-t SECONDS] [-s] [-a ARG]... GILT PATH...
 *
 * -s: only the exit status counts.
 *
 * A test is NAME.py with NAME.out beside it (expected standard output). NAME.err, when there is one, is the
 * expected standard error; NAME.in is given as standard input; the first line "# exit: N" of the script says
 * the expected exit status (0 without it). A script that exits with 77 says in its output what this machine
 * lacks: it is skipped. Folders are searched to any depth. Last line printed:
 * "N passed, N failed"; exit status 1 when one failed or none was found.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_JOBS 16
#define MAX_ARGS 16
#define SKIPPED 77

typedef struct job {
    pid_t pid;
    int test;
    double deadline;
    char out[64], err[64];
} job;

static const char *program, *extra[MAX_ARGS];
static int extra_count, jobs = 2, seconds = 60;
static bool status_only;
static char **tests;
static int test_count, passed, failed;

static double now(void) {
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static void *must(void *p) {
    if (p == NULL) {
        perror("runner");
        exit(2);
    }
    return p;
}

/* The path of a test's companion file: "x.py" -> "x.out". */
static char *companion(const char *script, const char *ending) {
    char *path;
    if (asprintf(&path, "%.*s%s", (int)strlen(script) - 3, script, ending) < 0) {
        must(NULL);
    }
    return path;
}

static bool exists(const char *path) { return access(path, R_OK) == 0; }

static void add_test(const char *script) {
    char *out = companion(script, ".out");
    if (exists(out)) {
        tests = must(realloc(tests, (size_t)(test_count + 1) * sizeof *tests));
        tests[test_count++] = must(strdup(script));
    }
    free(out);
}

static void collect(const char *path) {
    struct stat s;
    if (stat(path, &s) != 0) {
        perror(path);
        exit(2);
    }
    if (!S_ISDIR(s.st_mode)) {
        add_test(path);
        return;
    }
    struct dirent **entries;
    int n = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        const char *name = entries[i]->d_name;
        char *inner;
        if (asprintf(&inner, "%s/%s", path, name) < 0) {
            must(NULL);
        }
        size_t length = strlen(name);
        bool folder = stat(inner, &s) == 0 && S_ISDIR(s.st_mode);
        if (name[0] != '.' && name[0] != '_' && (folder || (length > 3 && strcmp(name + length - 3, ".py") == 0))) {
            collect(inner);
        }
        free(inner);
        free(entries[i]);
    }
    if (n >= 0) {
        free(entries);
    }
}

static void redirect(int fd, const char *path, int flags) {
    int from = open(path, flags, 0600);
    if (from < 0 || dup2(from, fd) < 0) {
        _exit(126);
    }
    close(from);
}

static void start(job *j, int test) {
    static int serial;
    j->test = test;
    j->deadline = now() + seconds;
    snprintf(j->out, sizeof j->out, "/tmp/gilt-test-%d-%d.out", (int)getpid(), serial);
    snprintf(j->err, sizeof j->err, "/tmp/gilt-test-%d-%d.err", (int)getpid(), serial++);
    fflush(stdout);
    j->pid = fork();
    if (j->pid != 0) {
        return;
    }
    setpgid(0, 0);
    char *in = companion(tests[test], ".in"), *slash = strrchr(tests[test], '/'), *name = tests[test];
    redirect(0, exists(in) ? in : "/dev/null", O_RDONLY);
    redirect(1, j->out, O_CREAT | O_TRUNC | O_WRONLY);
    redirect(2, j->err, O_CREAT | O_TRUNC | O_WRONLY);
    if (slash != NULL) {
        *slash = 0;
        if (chdir(tests[test]) != 0) {
            _exit(126);
        }
        name = slash + 1;
    }
    const char *argv[MAX_ARGS + 3] = {program};
    for (int i = 0; i < extra_count; i++) {
        argv[i + 1] = extra[i];
    }
    argv[extra_count + 1] = name;
    execv(program, (char **)argv);
    _exit(127);
}

static char *read_whole(const char *path, size_t *size) {
    FILE *f = fopen(path, "rb");
    char *text = must(calloc(1, 1));
    *size = 0;
    if (f == NULL) {
        return text;
    }
    char buffer[65536];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, f)) > 0;) {
        text = must(realloc(text, *size + n + 1));
        memcpy(text + *size, buffer, n);
        *size += n;
        text[*size] = 0;
    }
    fclose(f);
    return text;
}

/* Shows the first line that differs. */
static void show_difference(const char *what, char *expected, char *got) {
    int line = 1;
    while (*expected && *expected == *got) {
        line += *expected == '\n';
        expected++;
        got++;
    }
    printf("    %s differs in line %d (from here on)\n    expected: %.*s\n    got:      %.*s\n", what, line,
           (int)strcspn(expected, "\n"), expected, (int)strcspn(got, "\n"), got);
}

static bool same(const char *what, const char *expected_path, const char *got_path, bool report) {
    size_t a, b;
    char *expected = read_whole(expected_path, &a), *got = read_whole(got_path, &b);
    bool equal = a == b && memcmp(expected, got, a) == 0;
    if (!equal && report) {
        show_difference(what, expected, got);
    }
    free(expected);
    free(got);
    return equal;
}

static int expected_status(const char *script) {
    size_t size;
    int status = 0;
    char *text = read_whole(script, &size);
    sscanf(text, "# exit: %d", &status);
    free(text);
    return status;
}

static void finish(job *j, int status, bool late) {
    const char *script = tests[j->test];
    char *out = companion(script, ".out"), *err = companion(script, ".err");
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1, wanted = expected_status(script);
    bool ok = !late && code == wanted &&
              (status_only || (same("stdout", out, j->out, false) &&
                               (!exists(err) || same("stderr", err, j->err, false))));
    if (ok) {
        passed++;
    } else if (!late && code == SKIPPED) {
        size_t size;
        char *text = read_whole(j->out, &size);
        printf("SKIP %s: %.*s\n", script, (int)strcspn(text, "\n"), text);
        free(text);
    } else {
        failed++;
        printf("FAIL %s\n", script);
        if (late) {
            printf("    did not end in %d s\n", seconds);
        } else if (WIFSIGNALED(status)) {
            printf("    killed by signal %d\n", WTERMSIG(status));
        } else if (code != wanted) {
            printf("    exit status %d, expected %d\n", code, wanted);
        }
        same("stdout", out, j->out, true);
        if (exists(err)) {
            same("stderr", err, j->err, true);
        } else {
            size_t size;
            char *text = read_whole(j->err, &size), *tail = size > 600 ? text + size - 600 : text;
            if (size > 0) {
                printf("    stderr: %s\n", tail);
            }
            free(text);
        }
    }
    unlink(j->out);
    unlink(j->err);
    free(out);
    free(err);
    j->pid = 0;
}

static void run_all(void) {
    job running[MAX_JOBS] = {{0}};
    int next = 0, active = 0;
    while (next < test_count || active > 0) {
        for (int i = 0; i < jobs && next < test_count; i++) {
            if (running[i].pid == 0) {
                start(&running[i], next++);
                active++;
            }
        }
        bool any = false;
        for (int i = 0; i < jobs; i++) {
            int status;
            if (running[i].pid == 0) {
                continue;
            }
            bool late = now() > running[i].deadline;
            if (late) {
                kill(-running[i].pid, SIGKILL);
                kill(running[i].pid, SIGKILL);
            }
            if (waitpid(running[i].pid, &status, late ? 0 : WNOHANG) == running[i].pid) {
                finish(&running[i], status, late);
                active--;
                any = true;
            }
        }
        if (!any) {
            usleep(2000);
        }
    }
}

int main(int argc, char **argv) {
    int option;
    while ((option = getopt(argc, argv, "+j:t:sa:")) != -1) {
        if (option == 'j') {
            jobs = atoi(optarg);
        } else if (option == 't') {
            seconds = atoi(optarg);
        } else if (option == 's') {
            status_only = true;
        } else if (option == 'a' && extra_count < MAX_ARGS) {
            extra[extra_count++] = optarg;
        } else {
            return 2;
        }
    }
    if (argc - optind < 2 || jobs < 1 || jobs > MAX_JOBS) {
        fputs("usage: runner [-j JOBS] [-t SECONDS] [-s] [-a ARG]... GILT PATH...\n", stderr);
        return 2;
    }
    program = must(realpath(argv[optind], NULL));
    for (int i = optind + 1; i < argc; i++) {
        char *path = must(realpath(argv[i], NULL));
        collect(path);
        free(path);
    }
    run_all();
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 || passed == 0;
}
