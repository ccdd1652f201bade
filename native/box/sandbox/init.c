/*
 * Pid 1 of the run: makes its mounts, starts its programs, then answers the runner's questions from inside the
 * namespaces. It shares the runner's memory; the two take turns by `run.stage`.
 */
#include "sandbox.h"
#include <errno.h>
#include <linux/futex.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static bool set_up(void)
{
  prctl(PR_SET_NAME, "box-init");
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (!ids_enter()) return fail("writing the user namespace's id map", errno);
  /* Its /proc files, those of the runner's memory, are no business of a program's. */
  prctl(PR_SET_DUMPABLE, 0);
  if (layer_of("uts-namespace")->active) (void)!sethostname("box", 3);
  if (!mounts_run()) return false;
  if (layer_of("network-namespace")->active) network_up();
  /*
   * A session of its own would be a group of its own to the scheduler (sched(7), autogroup): on a busy machine the run
   * and its tracer, which wake each other all the time, then starve. But where there is a /dev/tty, it keeps it away.
   */
  if (machine.own_root) setpgid(0, 0);
  else setsid();
  /* Where there is no PID namespace, orphans come here all the same. */
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  return true;
}

/* A system call that leaves the C library's errno alone: the runner may be using it. */
static long raw4(long number, long a, long b, long c, long d)
{
  long result;
  register long r10 __asm__("r10") = d;
  __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10) : "rcx", "r11", "memory");
  return result;
}

/* Without a tracer init is the one that sees how the programs end. Orphans come to it, too. */
static void wait_for_all(void)
{
  struct rusage used;
  int status;
  long pid;
  while ((pid = raw4(SYS_wait4, -1, (long)&status, __WALL, (long)&used)) > 0 || pid == -EINTR) {
    for (int i = 0; i < run.programs; i++) {
      struct program *p = &run.program[i];
      if (p->inner != pid) continue;
      p->status = status;
      p->cpu = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000LL + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
      p->maxrss = used.ru_maxrss;
      __atomic_store_n(&p->over, true, __ATOMIC_SEQ_CST);
    }
  }
  __atomic_store_n(&run.alone, 1, __ATOMIC_SEQ_CST);
  raw4(SYS_futex, (long)&run.alone, FUTEX_WAKE, 1, 0);
}

int init_main(void *unused)
{
  (void)unused;
  stage_await(STAGE_MADE);
  if (!set_up()) {
    stage_set(STAGE_FAILED);
    syscall(SYS_exit, 1);
  }
  for (int i = 0; i < run.programs; i++) {
    /* Written by the kernel through CLONE_PARENT_SETTID: the child's copy of it is of no interest. */
    long pid = syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, 0);
    if (pid == 0) program_start(i);
    if (pid < 0) {
      fail("fork of a program", errno);
      network_leave();
      stage_set(STAGE_FAILED);
      syscall(SYS_exit, 1);
    }
    run.program[i].inner = (pid_t)pid;
  }
  network_leave();
  /* Traced, the runner sees every end: nobody here waits, and nothing stays a zombie for want of it. */
  if (run.traced) signal(SIGCHLD, SIG_IGN);
  stage_ready();
  if (!run.traced) wait_for_all();
  ask_serve();
}
