/* SPDX-License-Identifier: MIT
 * tests/tools/start_size.c: tells when runtime/start.ld is out of date,
 *   gilt-start-size BAR COMMAND ...
 * Runs the command three times and fails when its smallest peak of resident memory, in KB, is above the bar. A C
 * program, because a child counts as at least as large as the process that made it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define RUNS 3

/* The command's peak in KB; 0: it did not run or failed. */
static long peak_of(char **command) {
    pid_t child = fork();
    if (child == 0) {
        execv(command[0], command);
        _exit(127);
    }
    struct rusage usage;
    int status;
    return child > 0 && wait4(child, &status, 0, &usage) == child && status == 0 ? usage.ru_maxrss : 0;
}

int main(int argc, char **argv) {
    long bar = argc > 2 ? strtol(argv[1], NULL, 10) : 0, least = 0;
    for (int i = 0; i < RUNS && bar > 0; i++) {
        long peak = peak_of(argv + 2);
        if (peak == 0) {
            fprintf(stderr, "%s did not run to its end\n", argv[2]);
            return 1;
        }
        least = least == 0 || peak < least ? peak : least;
    }
    printf("an empty script takes %ld KB, the bar is %ld\n", least, bar);
    if (bar <= 0 || least > bar) {
        printf("what a start touches is scattered: run `make start-order`\n");
        return 1;
    }
    return 0;
}
