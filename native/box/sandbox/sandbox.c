/*
 * Who the runner is and what surrounds a run: box_prepare once, sandbox_start for each run.
 *
 * Root becomes somebody else before it runs anything: a learner's program is never root outside, whoever it is inside.
 * Each runner is a user of its own, so that no program takes from another runner's what the kernel counts by user:
 * pages in pipes, bytes in queues, inotify instances, processes.
 * An ordinary user first gets a user namespace, in which the root file system can be built.
 */
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Above what systemd-nspawn and subordinate ids take, and no file's owner. A runner's pid is added. */
#define USERS 2000000000u
#define NOBODY 65534
#define STACK (256 * 1024)

static char *stack;

static int wait_for_ever(void *unused)
{
  (void)unused;
  while (true) syscall(SYS_ppoll, NULL, 0, NULL, NULL, 0);
  return 0;
}

/* What is tried in new namespaces, and what stood in its way; NULL: nothing. */
static struct { int flags; bool proc; unsigned uid, gid; const char *reason; } trial;

/*
 * A namespace can be made and still be useless: AppArmor lets everybody make a user namespace and gives no rights in it.
 * So each is asked to do what the box needs of it.
 */
static int try_spaces(void *unused)
{
  (void)unused;
  int flags = trial.flags;
  if (flags & CLONE_NEWUSER && !ids_map(0, trial.uid, trial.gid)) trial.reason = "no-ids";
  else if ((flags & CLONE_NEWNS && !mounts_try()) || (flags & CLONE_NEWNET && !network_try()) ||
           (trial.proc && !mounts_proc())) trial.reason = "no-rights";
  syscall(SYS_exit, 0);
  return 0;
}

/* Gives the reason why these cannot be made; NULL: they can. */
static const char *spaces_fail(int flags)
{
  trial.flags = flags;
  trial.uid = geteuid();
  trial.gid = getegid();
  trial.reason = NULL;
  pid_t pid = clone(try_spaces, stack + STACK, CLONE_VM | CLONE_VFORK | flags | SIGCHLD, NULL);
  if (pid < 0) return why_refused(errno);
  waitpid(pid, NULL, __WALL);
  return trial.reason;
}

/* A container that hides parts of /proc lets nobody mount another one. Programs then see the outside there. */
static void find_proc(void)
{
  int wanted = CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS;
  if ((machine.flags & wanted) != wanted) return layer_off("proc", "needs-user-namespace");
  trial.proc = true;
  const char *why = spaces_fail(wanted);
  trial.proc = false;
  if (why) layer_off("proc", why);
  else layer_of("proc")->active = true;
}

/* Tries each namespace by itself; what the machine forbids is left out of the runs and said in their layers. */
static void find_flags(void)
{
  static const struct { const char *name; int flag; } spaces[] = {
    { "user-namespace", CLONE_NEWUSER }, { "pid-namespace", CLONE_NEWPID }, { "ipc-namespace", CLONE_NEWIPC },
    { "mount-namespace", CLONE_NEWNS }, { "network-namespace", CLONE_NEWNET }, { "uts-namespace", CLONE_NEWUTS },
  };
  for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
    const char *why = i > 0 && !(machine.flags & CLONE_NEWUSER) ? "needs-user-namespace" : spaces_fail((machine.flags & CLONE_NEWUSER) | spaces[i].flag);
    if (!why && spaces[i].flag == CLONE_NEWNS && !machine.own_root) why = "no-rights";
    if (why) {
      layer_off(spaces[i].name, why);
    } else {
      machine.flags |= spaces[i].flag;
      layer_of(spaces[i].name)->active = true;
    }
  }
  find_proc();
}

/* In a container that maps few users only the one that all have is left. */
static void leave_root(void)
{
  unsigned own = USERS + (unsigned)getpid();
  /* Raw calls: the C library's would wait for threads that the fork left behind. */
  syscall(SYS_setgroups, 0, NULL);
  if (syscall(SYS_setresgid, NOBODY, NOBODY, NOBODY) != 0) return;
  if (syscall(SYS_setresuid, own, own, own) != 0) (void)syscall(SYS_setresuid, NOBODY, NOBODY, NOBODY);
}

/* Whether the kernel lets us trace our own children. */
static bool can_trace(void)
{
  /* Where the programs will be: with Yama one may trace in a user namespace of one's own, and not outside. */
  pid_t pid = clone(wait_for_ever, stack + STACK, CLONE_VM | (machine.flags & CLONE_NEWUSER) | SIGCHLD, NULL);
  if (pid < 0) return false;
  bool can = ptrace(PTRACE_SEIZE, pid, NULL, (void *)(long)PTRACE_O_EXITKILL) == 0;
  int error = errno, status;
  kill(pid, SIGKILL);
  while (waitpid(pid, &status, __WALL) > 0 && WIFSTOPPED(status)) continue;
  errno = error;
  return can;
}

static void find_trace(void)
{
  machine.trace = false;
  if (!machine.seccomp) return layer_off("trace", "needs-seccomp");
  if (!can_trace()) return layer_off("trace", why_refused(errno));
  layer_of("trace")->active = machine.trace = true;
}

static void prepare(const char *peers, const char *place)
{
  machine.uid = geteuid();
  machine.gid = getegid();
  machine.proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
  prctl(PR_SET_DUMPABLE, 1);
  bool root = machine.uid == 0;
  int flags = root ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS;
  /* There is no way back out of a user namespace: it is tried first. */
  if (!spaces_fail(flags) && unshare(flags) == 0 && (root || ids_map(machine.uid, machine.uid, machine.gid)))
    machine.own_root = mounts_root(peers, place);
  /* Without links: what is around them is looked at folder by folder (landlock.c). */
  if (machine.own_root || !realpath(peers, machine.peers)) snprintf(machine.peers, sizeof machine.peers, "%s", place);
  if (root) leave_root();
  machine.uid = geteuid();
  machine.own_user = root && machine.uid >= USERS;
  machine.gid = getegid();
  prctl(PR_SET_DUMPABLE, 1);
  /* Again: the change of user has cleared it. */
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (machine.own_root) {
    close(machine.proc);
    machine.proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
  }
  find_flags();
  machine.seccomp = fork_keep_copyable();
  if (machine.seccomp) layer_of("seccomp")->active = true;
  else layer_off("seccomp", why_refused(errno));
  landlock_find();
  find_trace();
}

/*
 * Makes this process the runner: returns 0 in a copy with a single thread, as namespaces want it, while the original
 * only waits for it, to pass on how it ended. Where a root can be made, the peers are in `place`.
 */
int box_prepare(const char *peers, const char *place)
{
  stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
  if (stack == MAP_FAILED || fork_copyable() != 0) return -errno;
  if (!fork_still()) return -ENOSYS;
  pid_t waiting = getpid();
  pid_t pid = fork_bare();
  if (pid < 0) return -errno;
  if (pid > 0) {
    int status;
    close(0);
    close(3);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != waiting) _exit(0);
  scratch_prepare(waiting);
  /* A client that reads slowly must not hold up a run. */
  fcntl(3, F_SETFL, O_NONBLOCK);
  prepare(peers, place);
  return 0;
}

/* Starts init in its namespaces. It waits for STAGE_MADE before it does anything. */
pid_t sandbox_start(void)
{
  /* Otherwise the files for its id map would be root's. init takes it back. */
  prctl(PR_SET_DUMPABLE, 1);
  fork_ready();
  return clone(init_main, stack + STACK, CLONE_VM | CLONE_FILES | machine.flags | SIGCHLD, NULL);
}
