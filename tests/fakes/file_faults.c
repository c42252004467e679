/* Loaded before libc: operations on files whose path contains a text (or ends with it, when a $ follows) fail with an
   errno, when armed to. Operations are letters: o open for reading, w open for writing or creating, d make a directory, n rename, r read, p write, s sync. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char text[4096], operations[16];
static int fault, at_end, left;
static long met;

/* Fail the next `times` of these operations on such paths, all of them if 0; no operations disarm. */
void file_faults_arm(const char *part, const char *letters, int number, int times) {
    size_t length = strlen(part);
    at_end = length && part[length - 1] == '$';
    snprintf(text, sizeof text, "%.*s", (int)(length - at_end), part);
    left = times ? times : -1;
    snprintf(operations, sizeof operations, "%s", letters);
    fault = number;
    met = 0;
}
long file_faults_met(void) { return met; }

static int fails_at(const char *path, char operation) {
    size_t length = path ? strlen(path) : 0, wanted = strlen(text);
    if (!left || !path || !strchr(operations, operation) || !strstr(path, text)) return 0;
    if (at_end && (length < wanted || strcmp(path + length - wanted, text))) return 0;
    met++;
    left--;
    errno = fault;
    return 1;
}

static int fails(int descriptor, char operation) {
    char link[64], name[4096];
    ssize_t length;
    int saved = errno;
    if (!operations[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, name, sizeof name - 1);
    errno = saved;
    if (length < 0) return 0;
    name[length] = 0;
    return fails_at(name, operation);
}

static char kind_of(int flags) { return (flags & O_ACCMODE) == O_RDONLY && !(flags & O_CREAT) ? 'o' : 'w'; }

#define MODE(flags) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        static int (*real)(const char *, int, ...); \
        MODE(flags) \
        if (!real) real = (int (*)(const char *, int, ...)) dlsym(RTLD_NEXT, #name); \
        return fails_at(path, kind_of(flags)) ? -1 : real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int directory, const char *path, int flags, ...) { \
        static int (*real)(int, const char *, int, ...); \
        MODE(flags) \
        if (!real) real = (int (*)(int, const char *, int, ...)) dlsym(RTLD_NEXT, #name); \
        return fails_at(path, kind_of(flags)) ? -1 : real(directory, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

#define PASS(result, name, check, parameters, arguments) \
    result name parameters { \
        static result (*real) parameters; \
        if (!real) real = (result (*) parameters) dlsym(RTLD_NEXT, #name); \
        return check ? -1 : real arguments; \
    }
PASS(int, mkdir, fails_at(path, 'd'), (const char *path, mode_t mode), (path, mode))
PASS(int, rename, fails_at(to, 'n'), (const char *from, const char *to), (from, to))
PASS(ssize_t, read, fails(descriptor, 'r'), (int descriptor, void *data, size_t size), (descriptor, data, size))
PASS(ssize_t, pread, fails(descriptor, 'r'), (int descriptor, void *data, size_t size, off_t at), (descriptor, data, size, at))
PASS(ssize_t, pread64, fails(descriptor, 'r'), (int descriptor, void *data, size_t size, off64_t at), (descriptor, data, size, at))
PASS(ssize_t, write, fails(descriptor, 'p'), (int descriptor, const void *data, size_t size), (descriptor, data, size))
PASS(ssize_t, pwrite, fails(descriptor, 'p'), (int descriptor, const void *data, size_t size, off_t at), (descriptor, data, size, at))
PASS(ssize_t, pwrite64, fails(descriptor, 'p'), (int descriptor, const void *data, size_t size, off64_t at), (descriptor, data, size, at))
PASS(int, fsync, fails(descriptor, 's'), (int descriptor), (descriptor))
PASS(int, fdatasync, fails(descriptor, 's'), (int descriptor), (descriptor))
