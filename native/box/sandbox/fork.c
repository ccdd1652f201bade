/*
 * fork for V8. It marks its memory MADV_DONTFORK, so that a child of a plain fork dies at its first step. Here every
 * mapping is marked for copying once, and from then on a system call filter turns each new MADV_DONTFORK into nothing,
 * at any depth of forks.
 *
 * _Fork is used because it runs no atfork handlers: libuv's would close descriptors of the learner.
 *
 * What wakes Node's event loop writes to a descriptor that a program does not have, and libuv aborts when that fails:
 * after a garbage collection, say. A wake-up that is under way already is not written again, and here the loop never
 * runs to take it: fork_still sends them all beforehand.
 */
#include "sandbox.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool kept;

/* Marks every mapping for copying. The text of /proc/self/maps is read whole before the first mark. */
int fork_copyable(void)
{
  static char text[1 << 20];
  int fd = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  size_t used = 0;
  ssize_t n;
  while (used < sizeof text - 1 && (n = read(fd, text + used, sizeof text - 1 - used)) > 0) used += (size_t)n;
  close(fd);
  text[used] = 0;
  for (char *line = text; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
    char *end;
    unsigned long from = strtoul(line, &end, 16);
    unsigned long to = *end == '-' ? strtoul(end + 1, NULL, 16) : 0;
    /* Special mappings (vdso, VM_IO) refuse; they are copied anyway. */
    if (to > from) madvise((void *)from, to - from, MADV_DOFORK);
  }
  return 0;
}

/* From now on madvise(…, MADV_DONTFORK) succeeds and does nothing, here and in every descendant. */
bool fork_keep_copyable(void)
{
  struct sock_filter code[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_madvise, 0, 3),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MADV_DONTFORK, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 0),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { sizeof code / sizeof *code, code };
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  kept = prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
  return kept;
}

static const char *(*type_name)(int type);
static int (*type_of)(const void *handle);
static int (*wake)(void *handle);

static void send_wake(void *handle, void *unused)
{
  (void)unused;
  if (strcmp(type_name(type_of(handle)), "async") == 0) wake(handle);
}

/* From now on nothing writes to wake the event loop, which must never run again. False where libuv is not found. */
bool fork_still(void)
{
  void *(*loop)(void) = (void *(*)(void))dlsym(RTLD_DEFAULT, "uv_default_loop");
  void (*walk)(void *, void (*)(void *, void *), void *) =
    (void (*)(void *, void (*)(void *, void *), void *))dlsym(RTLD_DEFAULT, "uv_walk");
  type_name = (const char *(*)(int))dlsym(RTLD_DEFAULT, "uv_handle_type_name");
  type_of = (int (*)(const void *))dlsym(RTLD_DEFAULT, "uv_handle_get_type");
  wake = (int (*)(void *))dlsym(RTLD_DEFAULT, "uv_async_send");
  if (!loop || !walk || !type_name || !type_of || !wake) return false;
  walk(loop(), send_wake, NULL);
  return true;
}

/* Before a fork by a raw system call. */
void fork_ready(void)
{
  if (!kept) fork_copyable();
}

pid_t fork_bare(void)
{
  static pid_t (*bare)(void);
  if (!bare) bare = (pid_t (*)(void))dlsym(RTLD_DEFAULT, "_Fork");
  fork_ready();
  return bare ? bare() : (pid_t)syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, 0);
}

/* The learner's fork: fork(2) as the C library has it, for a process that runs JavaScript. -errno on failure. */
int box_fork(void)
{
  box_words[1] = CALL_FORK;
  pid_t pid = fork_bare();
  int error = errno;
  box_words[1] = 0;
  return pid < 0 ? -error : pid;
}

/*
 * The C library keeps this thread's id where a process made by a raw system call can put its own: before the list of
 * robust mutexes, of which it has told the kernel, with one pointer between.
 */
static int *find_tid(void)
{
  char *robust = NULL;
  size_t length;
  if (syscall(SYS_get_robust_list, 0, &robust, &length) != 0 || !robust) return NULL;
  int *tid = (int *)(void *)(robust - 2 * sizeof(void *));
  return *tid == (int)syscall(SYS_gettid) ? tid : NULL;
}

/* Puts right what a raw fork leaves stale in the C library. */
void fork_settle(void)
{
  if (machine.tid) *machine.tid = (int)syscall(SYS_gettid);
}

__attribute__((constructor)) static void note_tid(void)
{
  machine.tid = find_tid();
}
