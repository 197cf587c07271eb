/* Faults at named points, put between the shipped daemon and libc by LD_PRELOAD: the program under
 * test is the very one that users run, and nothing of this is in it.
 *
 *   FAILPOINTS=point|when|n|action[;…]   the n-th time (n+: from then on) the point is reached,
 *                                        when = before, after;
 *                                        action = kill, stop, tear (half a write, then kill),
 *                                        late (EIO after half a second), EIO, ENOSPC, EROFS, EMFILE
 *   FAILPOINTS_LOG=file                  every point that is reached, a line each: nanoseconds of the
 *                                        monotonic clock, when, point
 *   FAILPOINTS_CLOCK=file                eight bytes: seconds to add to the wall clock
 *   FAILPOINTS_SYNCED=file               eight bytes: when the last fdatasync ended, in nanoseconds of
 *                                        the monotonic clock
 *
 * A point is a call and what it is about: rename:incoming>work, sync:claim, write:segment, …
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

struct rule { char point[48]; int after; int n; int onwards; int action; atomic_int seen; };
enum { KILL = -1, STOP = -2, TEAR = -3, LATE = -4 };
static struct rule rules[16];
static int rule_count, log_file = -1;
static volatile int64_t *clock_offset, *last_synced;

static int action_of(const char *name) {
    if (!strcmp(name, "kill")) return KILL;
    if (!strcmp(name, "stop")) return STOP;
    if (!strcmp(name, "tear")) return TEAR;
    if (!strcmp(name, "late")) return LATE;
    if (!strcmp(name, "EIO")) return EIO;
    if (!strcmp(name, "ENOSPC")) return ENOSPC;
    if (!strcmp(name, "EROFS")) return EROFS;
    if (!strcmp(name, "EMFILE")) return EMFILE;
    fprintf(stderr, "failpoints: no action %s\n", name);
    exit(99);
}

static volatile int64_t *shared(const char *path) {
    int file = open(path, O_RDWR | O_CLOEXEC);
    return mmap(NULL, sizeof(int64_t), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
}

static int64_t monotonic(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("FAILPOINTS_LOG");
    if (path) log_file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if ((path = getenv("FAILPOINTS_CLOCK"))) clock_offset = shared(path);
    if ((path = getenv("FAILPOINTS_SYNCED"))) last_synced = shared(path);
    char *spec = getenv("FAILPOINTS");
    for (spec = spec ? strdup(spec) : NULL; spec && *spec;) {
        char *one = strsep(&spec, ";"), *part[4];
        for (int i = 0; i < 4; i++) part[i] = strsep(&one, "|");
        struct rule *r = &rules[rule_count++];
        snprintf(r->point, sizeof r->point, "%s", part[0]);
        r->after = !strcmp(part[1], "after");
        r->n = atoi(part[2]);
        r->onwards = part[2][strlen(part[2]) - 1] == '+';
        r->action = action_of(part[3]);
    }
}

/* The action that is due at a point, or 0; kills and stops happen here. */
static int reached(const char *point, int after) {
    for (int i = 0; i < rule_count; i++) {
        struct rule *r = &rules[i];
        if (r->after != after || strcmp(r->point, point)) continue;
        int seen = atomic_fetch_add(&r->seen, 1) + 1;
        if (r->onwards ? seen < r->n : seen != r->n) continue;
        if (r->action == KILL) kill(getpid(), SIGKILL);
        if (r->action == STOP) kill(getpid(), SIGSTOP);
        if (r->action == LATE) {
            usleep(500 * 1000);
            return EIO;
        }
        return r->action;
    }
    if (log_file >= 0) {
        dprintf(log_file, "%lld %s %s\n", (long long)monotonic(), after ? "after" : "before", point);
    }
    return 0;
}

static const char *base(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void path_of(int file, char *path) {
    *path = 0;
    if (!rule_count && log_file < 0) return;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t count = readlink(link, path, PATH_MAX - 1);
    path[count < 0 ? 0 : count] = 0;
}

/* What a path is to the daemon. */
static const char *kind_of(const char *path) {
    const char *name = base(path);
    if (strstr(name, ".torn-")) return "torn";
    if (strstr(name, ".journal")) return "segment";
    if (strstr(name, ".index")) return "index";
    if (strstr(name, ".reason.json")) return "reason";
    if (!strncmp(name, "next-segment", 12)) return "new-segment";
    if (!strcmp(name, "checkpoint") || !strcmp(name, "attempts")) return name;
    if (!strncmp(name, ".mount-probe", 12)) return "probe";
    if (strstr(path, "/work/")) return "claim";
    static const char *const folders[] = {"incoming", "work", "done", "quarantine", "journal"};
    for (int i = 0; i < 5; i++) if (!strcmp(name, folders[i])) return folders[i];
    return "other";
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

/* Runs a call between its two points; fails it where that is due. */
#define BETWEEN(point, call) \
    int due = reached(point, 0); \
    if (due > 0) { errno = due; return -1; } \
    __typeof__(call) result = call; \
    due = reached(point, 1); \
    if (due > 0) { errno = due; return -1; } \
    return result

int renameat(int from, const char *old, int to, const char *new) {
    REAL(int, "renameat", int, const char *, int, const char *);
    char source[PATH_MAX], target[PATH_MAX], point[96];
    path_of(from, source);
    path_of(to, target);
    const char *kind = kind_of(new);
    if (!strcmp(kind, "other") || !strcmp(kind, "probe") || strcmp(base(source), base(target)))
        snprintf(point, sizeof point, "rename:%s>%s", base(source), base(target));
    else
        snprintf(point, sizeof point, "rename:%s", kind);
    if (!strcmp(kind_of(old), "probe")) return real(from, old, to, new);
    BETWEEN(point, real(from, old, to, new));
}

static int synced(const char *call, int file, int (*real)(int)) {
    char path[PATH_MAX], point[96];
    path_of(file, path);
    snprintf(point, sizeof point, "%s:%s", call, kind_of(path));
    BETWEEN(point, real(file));
}

int fsync(int file) {
    REAL(int, "fsync", int);
    return synced("sync", file, real);
}

int fdatasync(int file) {
    REAL(int, "fdatasync", int);
    if (last_synced) {
        int result = real(file);
        *last_synced = monotonic();
        return result;
    }
    return synced("sync", file, real);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    char path[PATH_MAX], point[96];
    path_of(file, path);
    snprintf(point, sizeof point, "write:%s", kind_of(path));
    int due = reached(point, 0);
    if (due == TEAR) {
        real(file, bytes, count / 2, offset);
        kill(getpid(), SIGKILL);
    }
    if (due > 0) { errno = due; return -1; }
    ssize_t result = real(file, bytes, count, offset);
    reached(point, 1);
    return result;
}
ssize_t pwrite64(int f, const void *b, size_t n, off_t o) { return pwrite(f, b, n, o); }

ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
    REAL(ssize_t, "pread", int, void *, size_t, off_t);
    char path[PATH_MAX], point[96];
    path_of(file, path);
    snprintf(point, sizeof point, "read:%s", kind_of(path));
    if (strcmp(point, "read:claim")) return real(file, bytes, count, offset);
    BETWEEN(point, real(file, bytes, count, offset));
}
ssize_t pread64(int f, void *b, size_t n, off_t o) { return pread(f, b, n, o); }

int ftruncate(int file, off_t length) {
    REAL(int, "ftruncate", int, off_t);
    char path[PATH_MAX], point[96];
    path_of(file, path);
    snprintf(point, sizeof point, "truncate:%s", kind_of(path));
    BETWEEN(point, real(file, length));
}

int posix_fallocate(int file, off_t offset, off_t length) {
    REAL(int, "posix_fallocate", int, off_t, off_t);
    char path[PATH_MAX], point[96];
    path_of(file, path);
    snprintf(point, sizeof point, "allocate:%s", kind_of(path));
    int due = reached(point, 0);
    if (due > 0) return due;
    int result = real(file, offset, length);
    reached(point, 1);
    return result;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    REAL(int, "clock_gettime", clockid_t, struct timespec *);
    int result = real(clock, time);
    if (clock == CLOCK_REALTIME && clock_offset) time->tv_sec += *clock_offset;
    return result;
}
