/* Loaded before libc: makes one write or sync of a file whose name contains ".db" fail, when it was armed to. While the
   file DISK_FAULTS_WHILE is there, each one fails with the errno that stands in it; EROFS is what statvfs says too. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <unistd.h>

static int countdown, fault, lasting;
static long seen;

/* Fail the n-th operation from now on with this errno, and all after it if `all`; 0 disarms. */
void disk_faults_arm(int n, int number, int all) { countdown = n; fault = number; lasting = all; seen = 0; }
long disk_faults_seen(void) { return seen; }

/* A process that cannot call says it in its environment: every operation from the n-th on fails. */
__attribute__((constructor)) static void arm_by_environment(void) {
    const char *n = getenv("DISK_FAULTS_FROM");
    if (n) disk_faults_arm(atoi(n), EIO, 1);
}

/* The errno of the moment, 0 for none. */
static int ordered(void) {
    const char *path = getenv("DISK_FAULTS_WHILE");
    int number = 0;
    FILE *file = path ? fopen(path, "r") : NULL;
    if (!file) return 0;
    if (fscanf(file, "%d", &number) != 1) number = 0;
    fclose(file);
    return number;
}

static int fails(int descriptor) {
    char link[64], name[4096];
    ssize_t length;
    int order;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, name, sizeof name - 1);
    if (length < 0) return 0;
    name[length] = 0;
    if (!strstr(name, ".db")) return 0;
    seen++;
    if ((order = ordered())) { errno = order; return 1; }
    if (countdown == 0) return 0;
    if (countdown > 1) { countdown--; return 0; }
    if (!lasting) countdown = 0;
    errno = fault;
    return 1;
}

#define PASS(result, name, parameters, arguments) \
    result name parameters { \
        static result (*real) parameters; \
        if (!real) real = (result (*) parameters) dlsym(RTLD_NEXT, #name); \
        return fails(descriptor) ? -1 : real arguments; \
    }

PASS(ssize_t, pwrite, (int descriptor, const void *data, size_t size, off_t at), (descriptor, data, size, at))
PASS(ssize_t, pwrite64, (int descriptor, const void *data, size_t size, off64_t at), (descriptor, data, size, at))
PASS(ssize_t, write, (int descriptor, const void *data, size_t size), (descriptor, data, size))
PASS(int, fsync, (int descriptor), (descriptor))
PASS(int, fdatasync, (int descriptor), (descriptor))
PASS(int, ftruncate, (int descriptor, off_t size), (descriptor, size))
PASS(int, ftruncate64, (int descriptor, off64_t size), (descriptor, size))

#define STATVFS(name, kind) \
    int name(const char *path, struct kind *found) { \
        static int (*real)(const char *, struct kind *); \
        if (!real) real = (int (*)(const char *, struct kind *)) dlsym(RTLD_NEXT, #name); \
        int result = real(path, found); \
        if (result == 0 && ordered() == EROFS) found->f_flag |= ST_RDONLY; \
        return result; \
    }

STATVFS(statvfs, statvfs)
STATVFS(statvfs64, statvfs64)
