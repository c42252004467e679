/* Loaded before libc: a disk that takes SLOW_SYNC_US microseconds longer for each sync of a file whose name ends in
   ".db-wal". With SLOW_SYNC_COUNT, one byte for each of them is appended to that file. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static void note(int descriptor) {
    char link[64], name[4096];
    const char *delay = getenv("SLOW_SYNC_US"), *count = getenv("SLOW_SYNC_COUNT");
    ssize_t length;
    int file;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, name, sizeof name - 1);
    if (length < 7) return;
    name[length] = 0;
    if (strcmp(name + length - 7, ".db-wal") != 0) return;
    if (count && (file = open(count, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600)) >= 0) {
        if (write(file, ".", 1) < 0) abort();
        close(file);
    }
    if (delay) usleep((useconds_t)atoi(delay));
}

#define SLOW(name) \
    int name(int descriptor) { \
        static int (*real)(int); \
        if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, #name); \
        note(descriptor); \
        return real(descriptor); \
    }

SLOW(fsync)
SLOW(fdatasync)
