/* SPDX-License-Identifier: MIT
 * tests/repl/pty.c: types at a program on a pseudo-terminal and looks at the screen.
 *
 *   pty [-v] PROGRAM PATH...     PATH: a script NAME.pty, or a folder of them
 *
 * A small terminal is emulated, so scripts speak of what one sees, not of control sequences. One command a
 * line; '#' begins a comment line. TEXT knows \r \n \t \\ \e \xNN, and ^X for control keys. Everything that
 * waits has one generous limit (LIMIT_MS), nothing else depends on time.
 *
 *   env NAME=VALUE     before start; the home folder is empty and temporary, TERM is xterm
 *   file NAME TEXT     a file in the home folder, which is the current one
 *   size ROWS COLUMNS  of the terminal; after start: it changes
 *   start ARG...       runs PROGRAM
 *   send TEXT          keys
 *   repeat N TEXT      the same keys N times
 *   paste TEXT         a bracketed paste
 *   pastelines N TEXT  a bracketed paste of N lines, %d in TEXT is the number of the line
 *   typelines N TEXT   the same as keys, each line ended by Enter: a paste into a terminal without brackets
 *   storm N            the terminal changes its size N times
 *   line TEXT          waits until a row of the screen is TEXT (blanks at its end do not count)
 *   cursor TEXT        waits until the row of the cursor is TEXT and the cursor stands behind its text
 *   column N           waits until the cursor is in column N
 *   see TEXT           waits until some row contains TEXT
 *   raw TEXT           waits until the bytes TEXT have come since the last raw
 *   gone TEXT          waits until no row contains TEXT
 *   kill NAME          sends SIGNAME to the program (INT TERM HUP CONT USR1 KILL)
 *   hangup             the terminal goes away
 *   stopped            waits until the program is stopped (Ctrl-Z); the terminal must be as at its start
 *   continue           brings it to the foreground again
 *   exit N             waits for its end with status N (128 + signal); the terminal must be as at its start
 *   show               prints the screen as it is, for the manual
 *   have NAME TEXT     the file in the home folder contains TEXT
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#define LIMIT_MS 30000
#define ROWS_MAX 100
#define COLUMNS_MAX 300
#define ARGS_MAX 16
#define ENVIRONMENT_MAX 32
#define RAW_MAX (1 << 16)

static const char *program;
static bool verbose;
static char home[64];
static char script_name[200];
static int script_line;

/* --- the terminal --- */

static wchar_t screen[ROWS_MAX][COLUMNS_MAX];
static int rows = 24, columns = 80, row, column;
static bool wrap_pending, brackets; /* pastes are to be bracketed */
static char sequence[64];
static int sequence_size;
static unsigned char character[4];
static int character_size, character_need;
static char raw_bytes[RAW_MAX + 1];
static size_t raw_size;

static void clear_row(int r, int from) {
    for (int c = from; c < COLUMNS_MAX; c++) {
        screen[r][c] = L' ';
    }
}

static void reset_screen(void) {
    for (int r = 0; r < ROWS_MAX; r++) {
        clear_row(r, 0);
    }
    row = column = sequence_size = character_size = 0;
    wrap_pending = brackets = false;
    raw_size = 0;
}

static void line_feed(void) {
    if (row + 1 < rows) {
        row++;
        return;
    }
    memmove(screen[0], screen[1], sizeof screen[0] * (ROWS_MAX - 1));
    clear_row(rows - 1, 0);
}

static void put(wchar_t c) {
    int width = wcwidth(c);
    if (width <= 0) {
        return;
    }
    if (wrap_pending || column + width > columns) {
        column = 0;
        line_feed();
    }
    screen[row][column] = c;
    if (width == 2) {
        screen[row][column + 1] = 0;
    }
    column += width;
    wrap_pending = column >= columns;
    column = wrap_pending ? columns - 1 : column;
}

static int clamp(int v, int most) { return v < 0 ? 0 : v > most ? most : v; }

/* "ESC [ numbers letter" */
static void control(void) {
    if (strcmp(sequence, "\033[?2004h") == 0 || strcmp(sequence, "\033[?2004l") == 0) {
        brackets = sequence[7] == 'h';
    }
    char last = sequence[sequence_size - 1];
    int n = atoi(sequence + 2), by = n == 0 ? 1 : n;
    wrap_pending = false;
    switch (last) {
    case 'A': row = clamp(row - by, rows - 1); break;
    case 'B': row = clamp(row + by, rows - 1); break;
    case 'C': column = clamp(column + by, columns - 1); break;
    case 'D': column = clamp(column - by, columns - 1); break;
    case 'H': row = column = 0; break;
    case 'K': clear_row(row, column); break;
    case 'J':
        clear_row(row, n == 2 ? 0 : column);
        for (int r = n == 2 ? 0 : row + 1; r < rows; r++) {
            clear_row(r, 0);
        }
        break;
    default: break; /* colours and modes */
    }
}

static void take_sequence(char c) {
    sequence[sequence_size++] = c;
    sequence[sequence_size] = 0;
    bool end = sequence_size == 2 ? c != '[' : sequence_size > 2 && c >= '@' && c <= '~';
    if (end || sequence_size == sizeof sequence - 1) {
        if (sequence[1] == '[') {
            control();
        }
        sequence_size = 0;
    }
}

static void take_text(unsigned char c) {
    if (character_size == 0) {
        character_need = c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    }
    character[character_size++] = c;
    if (character_size == character_need) {
        wchar_t wide = 0;
        mbstate_t state = {0};
        size_t n = mbrtowc(&wide, (char *)character, (size_t)character_size, &state);
        put(n == (size_t)character_size ? wide : L'?');
        character_size = 0;
    }
}

static void take(unsigned char c) {
    if (sequence_size > 0) {
        take_sequence((char)c);
    } else if (c == '\033') {
        sequence[sequence_size++] = (char)c;
    } else if (c == '\r') {
        column = 0;
        wrap_pending = false;
    } else if (c == '\n') {
        line_feed();
        wrap_pending = false;
    } else if (c == '\b') {
        column = clamp(column - 1, columns - 1);
    } else if (c >= ' ') {
        take_text(c);
    }
}

static void row_text(int r, char *out, size_t size) {
    size_t n = 0;
    int last = columns - 1;
    while (last >= 0 && screen[r][last] == L' ') {
        last--;
    }
    for (int c = 0; c <= last && n + 8 < size; c++) {
        if (screen[r][c] != 0) {
            mbstate_t state = {0};
            size_t k = wcrtomb(out + n, screen[r][c], &state);
            n += k == (size_t)-1 ? 0 : k;
        }
    }
    out[n] = 0;
}

static bool show_screen(void) {
    char text[COLUMNS_MAX * 4 + 8];
    int last = row;
    for (int r = 0; r < rows; r++) {
        row_text(r, text, sizeof text);
        last = text[0] != 0 ? r : last;
    }
    for (int r = 0; r <= last; r++) {
        row_text(r, text, sizeof text);
        printf("%s\n", text);
    }
    return true;
}

static void print_screen(void) {
    char text[COLUMNS_MAX * 4 + 8];
    for (int r = 0; r < rows; r++) {
        row_text(r, text, sizeof text);
        fprintf(stderr, "  |%s%s\n", text, r == row ? "   <- cursor" : "");
    }
}

/* --- the program --- */

static int master = -1, orders = -1, reports = -1;
static pid_t shell_pid;
static struct termios at_start;
static char environment[ENVIRONMENT_MAX][256];
static int environment_count;

static bool fail(const char *what, const char *text) {
    fprintf(stderr, "FAIL %s:%d: %s %s\n", script_name, script_line, what, text);
    print_screen();
    return false;
}

/* Runs in the session's first process: it starts the program in a group of its own, as a shell does, tells
 * how it fares and continues it on order. */
static void be_shell(char **args, int order_fd, int report_fd) {
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    pid_t pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        tcsetpgrp(0, getpid());
        signal(SIGTTOU, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        signal(SIGINT, SIG_DFL); /* a shell may have had them ignored in the background */
        signal(SIGQUIT, SIG_DFL);
        execv(program, args);
        _exit(127);
    }
    setpgid(pid, pid);
    dprintf(report_fd, "P%d\n", (int)pid);
    while (true) {
        int status;
        if (waitpid(pid, &status, WUNTRACED) < 0) {
            _exit(0);
        }
        tcsetpgrp(0, getpid());
        if (!WIFSTOPPED(status)) {
            dprintf(report_fd, "E%d\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
            char c;
            while (read(order_fd, &c, 1) > 0) {
            }
            _exit(0);
        }
        dprintf(report_fd, "S\n");
        char c;
        if (read(order_fd, &c, 1) != 1) {
            kill(-pid, SIGKILL);
            _exit(0);
        }
        tcsetpgrp(0, pid);
        kill(-pid, SIGCONT);
    }
}

static pid_t program_pid;
static int exit_status = -1;
static bool is_stopped;

static void read_reports(void) {
    static char line[64];
    static size_t size;
    char c;
    while (read(reports, &c, 1) == 1) {
        if (c != '\n') {
            line[size < sizeof line - 1 ? size++ : size] = c;
            continue;
        }
        line[size] = 0;
        size = 0;
        if (line[0] == 'P') {
            program_pid = atoi(line + 1);
        } else if (line[0] == 'E') {
            exit_status = atoi(line + 1);
        } else {
            is_stopped = true;
        }
    }
}

static void end_program(void) {
    if (program_pid > 0 && exit_status < 0) {
        kill(-program_pid, SIGKILL);
    }
    if (orders >= 0) {
        close(orders);
        close(reports);
    }
    if (master >= 0) {
        close(master);
    }
    if (shell_pid > 0) {
        waitpid(shell_pid, NULL, 0);
    }
    master = orders = reports = -1;
    shell_pid = program_pid = 0;
    exit_status = -1;
    is_stopped = false;
}

static void set_environment(void) {
    static const char *const unset[] = {"NO_COLOR", "FORCE_COLOR", "GILTSTARTUP", "GILT_HISTORY", "GILTPATH", "INPUTRC",
                                        "PYTHONSTARTUP", "LC_ALL"};
    for (size_t i = 0; i < sizeof unset / sizeof *unset; i++) {
        unsetenv(unset[i]);
    }
    setenv("HOME", home, 1);
    setenv("TERM", "xterm", 1);
    setenv("INPUTRC", "/dev/null", 1);
    for (int i = 0; i < environment_count; i++) {
        putenv(environment[i]);
    }
    if (chdir(home) != 0) {
        _exit(126);
    }
}

static bool start_program(char *text) {
    char *args[ARGS_MAX] = {(char *)program};
    int n = 1;
    for (char *p = strtok(text, " "); p != NULL && n < ARGS_MAX - 1; p = strtok(NULL, " ")) {
        args[n++] = p;
    }
    end_program();
    reset_screen();
    int order[2], report[2];
    if (pipe(order) != 0 || pipe(report) != 0) {
        return fail("pipe", "");
    }
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    shell_pid = forkpty(&master, NULL, NULL, &size);
    if (shell_pid == 0) {
        close(order[1]);
        close(report[0]);
        fcntl(order[0], F_SETFD, FD_CLOEXEC);
        fcntl(report[1], F_SETFD, FD_CLOEXEC);
        set_environment();
        char go;
        if (read(order[0], &go, 1) != 1) { /* at_start is known */
            _exit(126);
        }
        be_shell(args, order[0], report[1]);
    }
    close(order[0]);
    close(report[1]);
    orders = order[1];
    reports = report[0];
    fcntl(reports, F_SETFL, O_NONBLOCK);
    fcntl(master, F_SETFL, O_NONBLOCK);
    tcgetattr(master, &at_start);
    return (shell_pid > 0 && write(orders, "g", 1) == 1) || fail("forkpty", "");
}

/* --- waiting --- */

static long now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void keep_raw(const char *data, size_t n) {
    if (raw_size + n > RAW_MAX) {
        size_t keep = RAW_MAX / 2 < raw_size ? RAW_MAX / 2 : raw_size;
        memmove(raw_bytes, raw_bytes + raw_size - keep, keep);
        raw_size = keep;
    }
    n = n > RAW_MAX - raw_size ? RAW_MAX - raw_size : n;
    memcpy(raw_bytes + raw_size, data, n);
    raw_size += n;
    raw_bytes[raw_size] = 0;
}

/* Takes in what the program wrote, waiting up to `ms` for it. */
static void pump(int ms) {
    char data[4096];
    struct pollfd fds[2] = {{.fd = master, .events = POLLIN}, {.fd = reports, .events = POLLIN}};
    poll(fds, 2, ms);
    ssize_t n = 0;
    while (master >= 0 && (n = read(master, data, sizeof data)) > 0) {
        for (ssize_t i = 0; i < n; i++) {
            take((unsigned char)data[i]);
        }
        keep_raw(data, (size_t)n);
        if (verbose) {
            fwrite(data, 1, (size_t)n, stdout);
        }
    }
    if (reports >= 0) {
        read_reports();
    }
    if (master >= 0 && n < 0 && errno == EIO && exit_status < 0) {
        usleep(1000); /* nobody has the other end open: the report is on its way */
    }
}

static bool wait_for(bool (*test)(const char *text), const char *what, const char *text) {
    long end = now_ms() + LIMIT_MS;
    while (!test(text)) {
        if (now_ms() > end) {
            return fail(what, text);
        }
        pump(50);
    }
    return true;
}

static bool has_line(const char *text) {
    char shown[COLUMNS_MAX * 4 + 8];
    for (int r = 0; r < rows; r++) {
        row_text(r, shown, sizeof shown);
        if (strcmp(shown, text) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_text(const char *text) {
    char shown[COLUMNS_MAX * 4 + 8];
    for (int r = 0; r < rows; r++) {
        row_text(r, shown, sizeof shown);
        if (strstr(shown, text) != NULL) {
            return true;
        }
    }
    return false;
}

static bool has_no_text(const char *text) { return !has_text(text); }

/* TEXT may end in blanks, which the cursor must stand behind. */
static bool cursor_behind(const char *text) {
    char shown[COLUMNS_MAX * 4 + 8], wanted[COLUMNS_MAX * 4 + 8];
    row_text(row, shown, sizeof shown);
    snprintf(wanted, sizeof wanted, "%s", text);
    size_t n = strlen(wanted);
    int width = 0;
    mbstate_t state = {0};
    for (const char *p = text; *p;) {
        wchar_t c;
        size_t k = mbrtowc(&c, p, strlen(p), &state);
        if (k == 0 || k > 4) {
            break;
        }
        width += wcwidth(c);
        p += k;
    }
    while (n > 0 && wanted[n - 1] == ' ') {
        wanted[--n] = 0;
    }
    return strcmp(shown, wanted) == 0 && column == width;
}

static bool in_column(const char *text) { return column == atoi(text); }
static bool has_ended(const char *text) { (void)text; return exit_status >= 0; }
static bool has_stopped(const char *text) { (void)text; return is_stopped; }
static bool knows_pid(const char *text) { (void)text; return program_pid > 0; }

static bool raw_has(const char *text) {
    char *found = memmem(raw_bytes, raw_size, text, strlen(text));
    if (found == NULL) {
        return false;
    }
    found += strlen(text);
    raw_size -= (size_t)(found - raw_bytes);
    memmove(raw_bytes, found, raw_size);
    return true;
}

static bool same_modes(void) {
    struct termios now;
    if (tcgetattr(master, &now) != 0) {
        return true; /* the terminal has gone */
    }
    char changes[128];
    snprintf(changes, sizeof changes, "changed by: local %x, input %x, output %x, characters %d",
             now.c_lflag ^ at_start.c_lflag, now.c_iflag ^ at_start.c_iflag, now.c_oflag ^ at_start.c_oflag,
             memcmp(now.c_cc, at_start.c_cc, sizeof now.c_cc) != 0);
    return strstr(changes, "local 0, input 0, output 0, characters 0") != NULL || fail("terminal modes", changes);
}

/* --- commands --- */

static int hex(char c) { return c <= '9' ? c - '0' : (c | 32) - 'a' + 10; }

/* Undoes the escapes in place; the size, since NULs may be in it. */
static size_t unescape(char *text) {
    char *out = text;
    for (char *p = text; *p; p++) {
        if (*p == '\\' && p[1] != 0) {
            p++;
            if (*p == 'x' && p[1] && p[2]) {
                *out++ = (char)(hex(p[1]) * 16 + hex(p[2]));
                p += 2;
                continue;
            }
            *out++ = *p == 'r' ? '\r' : *p == 'n' ? '\n' : *p == 't' ? '\t' : *p == 'e' ? '\033' : *p;
        } else if (*p == '^' && p[1] != 0) {
            *out++ = (char)(*++p & 0x1f);
        } else {
            *out++ = *p;
        }
    }
    *out = 0;
    return (size_t)(out - text);
}

static bool send_bytes(const char *data, size_t size) {
    long end = now_ms() + LIMIT_MS;
    while (size > 0) {
        ssize_t n = write(master, data, size > 1024 ? 1024 : size);
        if (n > 0) {
            data += n;
            size -= (size_t)n;
            end = now_ms() + LIMIT_MS;
        } else if (now_ms() > end) {
            return fail("send", "the program does not read");
        }
        pump(n > 0 ? 0 : 10);
    }
    return true;
}

static bool repeat(char *text) {
    char *rest;
    long n = strtol(text, &rest, 10);
    size_t size = unescape(++rest);
    char *all = malloc((size_t)n * size + 1);
    for (long i = 0; all != NULL && i < n; i++) {
        memcpy(all + (size_t)i * size, rest, size);
    }
    bool ok = all != NULL && send_bytes(all, (size_t)n * size);
    free(all);
    return ok;
}

/* N lines, each ended by `end`, from "N TEXT". */
static bool send_lines(char *text, const char *end) {
    char *rest, one[512];
    long n = strtol(text, &rest, 10);
    bool ok = true;
    unescape(++rest);
    for (long i = 0; ok && i < n; i++) {
        const char *mark = strstr(rest, "%d");
        int size = mark == NULL ? snprintf(one, sizeof one, "%s%s", rest, end)
                                : snprintf(one, sizeof one, "%.*s%ld%s%s", (int)(mark - rest), rest, i, mark + 2, end);
        ok = send_bytes(one, (size_t)size);
    }
    return ok;
}

static bool asked_for_brackets(const char *text) {
    (void)text;
    return brackets;
}

static bool paste_lines(char *text) {
    return wait_for(asked_for_brackets, "no bracketed paste", "") && send_bytes("\033[200~", 6) && send_lines(text, "\n") && send_bytes("\033[201~", 6);
}

static bool paste(char *text) {
    size_t size = unescape(text);
    return wait_for(asked_for_brackets, "no bracketed paste", "") && send_bytes("\033[200~", 6) && send_bytes(text, size) && send_bytes("\033[201~", 6);
}

static bool make_file(char *text) {
    char path[512], *space = strchr(text, ' ');
    *space = 0;
    size_t size = unescape(space + 1);
    snprintf(path, sizeof path, "%s/%s", home, text);
    FILE *f = fopen(path, "w");
    if (f == NULL) {
        return fail("file", text);
    }
    fwrite(space + 1, 1, size, f);
    return fclose(f) == 0;
}

static bool file_has(char *text) {
    char path[512], data[1 << 16], *space = strchr(text, ' ');
    *space = 0;
    size_t wanted = unescape(space + 1);
    snprintf(path, sizeof path, "%s/%s", home, text);
    FILE *f = fopen(path, "r");
    size_t n = f == NULL ? 0 : fread(data, 1, sizeof data - 1, f);
    data[n] = 0;
    if (f != NULL) {
        fclose(f);
    }
    return memmem(data, n, space + 1, wanted) != NULL || fail("have", space + 1);
}

static bool resize(char *text) {
    sscanf(text, "%d %d", &rows, &columns);
    rows = clamp(rows, ROWS_MAX);
    columns = clamp(columns, COLUMNS_MAX);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    if (master >= 0) {
        row = clamp(row, rows - 1);
        ioctl(master, TIOCSWINSZ, &size);
    }
    return true;
}

/* The size changes N times as fast as it can, and is at last what it was. */
static bool storm(char *text) {
    int n = atoi(text), own_rows = rows, own_columns = columns;
    for (int i = 0; i < n; i++) {
        char size[32];
        snprintf(size, sizeof size, "%d %d", 2 + i * 7 % 40, 8 + i * 13 % 150);
        resize(size);
        pump(0);
    }
    rows = own_rows;
    columns = own_columns;
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(master, TIOCSWINSZ, &size) == 0;
}

static bool send_signal(const char *name) {
    static const struct { const char *name; int number; } table[] = {
        {"INT", SIGINT}, {"TERM", SIGTERM}, {"HUP", SIGHUP}, {"CONT", SIGCONT}, {"USR1", SIGUSR1}, {"KILL", SIGKILL}};
    if (!wait_for(knows_pid, "kill", name)) {
        return false;
    }
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].name, name) == 0) {
            return kill(program_pid, table[i].number) == 0 || fail("kill", name);
        }
    }
    return fail("unknown signal", name);
}

static bool hang_up(void) {
    close(master);
    master = -1;
    return true;
}

static bool wait_exit(const char *text) {
    if (!wait_for(has_ended, "exit", text)) {
        return false;
    }
    pump(0);
    if (exit_status != atoi(text)) {
        char got[32];
        snprintf(got, sizeof got, "%d, not %s", exit_status, text);
        return fail("exit: status is", got);
    }
    return master < 0 || (same_modes() && (!brackets || fail("bracketed paste", "is still on")));
}

static bool wait_stop(void) {
    bool ok = wait_for(has_stopped, "stopped", "") && same_modes() && (!brackets || fail("bracketed paste", "is on"));
    is_stopped = false;
    return ok;
}

static bool waiting(const char *name, char *text) {
    static const struct { const char *name; bool (*test)(const char *); } table[] = {
        {"line", has_line}, {"see", has_text}, {"gone", has_no_text}, {"cursor", cursor_behind},
        {"column", in_column}, {"raw", raw_has}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].name, name) == 0) {
            unescape(text);
            return wait_for(table[i].test, name, text);
        }
    }
    return fail("unknown command", name);
}

static bool run_command(char *name, char *text) {
    if (strcmp(name, "env") == 0) {
        if (environment_count == ENVIRONMENT_MAX) {
            return fail("too many env", text);
        }
        snprintf(environment[environment_count++], sizeof environment[0], "%s", text);
        return true;
    }
    if (strcmp(name, "send") == 0) {
        size_t size = unescape(text);
        return send_bytes(text, size);
    }
    return strcmp(name, "start") == 0        ? start_program(text)
           : strcmp(name, "file") == 0       ? make_file(text)
           : strcmp(name, "size") == 0       ? resize(text)
           : strcmp(name, "repeat") == 0     ? repeat(text)
           : strcmp(name, "paste") == 0      ? paste(text)
           : strcmp(name, "pastelines") == 0 ? paste_lines(text)
           : strcmp(name, "typelines") == 0  ? send_lines(text, "\r")
           : strcmp(name, "storm") == 0      ? storm(text)
           : strcmp(name, "kill") == 0       ? send_signal(text)
           : strcmp(name, "hangup") == 0     ? hang_up()
           : strcmp(name, "show") == 0       ? show_screen()
           : strcmp(name, "stopped") == 0    ? wait_stop()
           : strcmp(name, "continue") == 0   ? write(orders, "c", 1) == 1
           : strcmp(name, "exit") == 0       ? wait_exit(text)
           : strcmp(name, "have") == 0       ? file_has(text)
                                             : waiting(name, text);
}

static bool run_script(const char *path) {
    char *line = NULL, remove_home[128];
    size_t capacity = 0;
    FILE *f = fopen(path, "r");
    const char *base = strrchr(path, '/');
    snprintf(script_name, sizeof script_name, "%s", base == NULL ? path : base + 1);
    strcpy(home, "/tmp/gilt-pty-XXXXXX");
    if (f == NULL || mkdtemp(home) == NULL) {
        return fail("cannot begin", path);
    }
    bool ok = true;
    rows = 24;
    columns = 80;
    environment_count = script_line = 0;
    while (ok && getline(&line, &capacity, f) > 0) {
        script_line++;
        line[strcspn(line, "\n")] = 0;
        if (line[0] == 0 || line[0] == '#') {
            continue;
        }
        char *space = strchr(line, ' ');
        if (space != NULL) {
            *space = 0;
        }
        ok = run_command(line, space == NULL ? line + strlen(line) : space + 1);
    }
    end_program();
    free(line);
    fclose(f);
    snprintf(remove_home, sizeof remove_home, "rm -rf '%s'", home);
    if (system(remove_home) != 0) {
        perror(home);
    }
    printf("%s %s\n", ok ? "ok  " : "FAIL", script_name);
    fflush(stdout);
    return ok;
}

static int passed, failed;

static int is_script(const struct dirent *e) {
    size_t n = strlen(e->d_name);
    return n > 4 && strcmp(e->d_name + n - 4, ".pty") == 0;
}

static void run_path(const char *path) {
    struct stat s;
    struct dirent **names;
    if (stat(path, &s) != 0 || !S_ISDIR(s.st_mode)) {
        *(run_script(path) ? &passed : &failed) += 1;
        return;
    }
    int n = scandir(path, &names, is_script, alphasort);
    for (int i = 0; i < n; i++) {
        char full[4096];
        snprintf(full, sizeof full, "%s/%s", path, names[i]->d_name);
        run_path(full);
    }
}

int main(int argc, char **argv) {
    int i = 1;
    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    if (i < argc && strcmp(argv[i], "-v") == 0) {
        verbose = true;
        i++;
    }
    program = i < argc ? realpath(argv[i++], NULL) : NULL;
    if (program == NULL || i >= argc) {
        fputs("usage: pty [-v] PROGRAM PATH...\n", stderr);
        return 2;
    }
    const char *stress = getenv("GILT_STRESS");
    int rounds = stress != NULL && strcmp(stress, "full") == 0 ? 100 : 1;
    for (; i < argc; i++) {
        for (int round = 0; round < rounds; round++) {
            run_path(argv[i]);
        }
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 || passed == 0;
}
