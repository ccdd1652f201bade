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
  /* No program may read its /proc files: they show the runner's memory. */
  prctl(PR_SET_DUMPABLE, 0);
  if (layer_of("uts-namespace")->active) (void)!sethostname("box", 3);
  if (!mounts_run()) return false;
  if (layer_of("network-namespace")->active) network_up();
  /*
   * To the scheduler a session of its own would be a group of its own (sched(7), autogroup): on a busy machine the run
   * and its tracer, which wake each other all the time, would starve. But only a session keeps a /dev/tty away.
   */
  if (machine.own_root) setpgid(0, 0);
  else setsid();
  /* Orphans come here even where there is no PID namespace. */
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  return true;
}

/* A system call that leaves the C library's errno alone: the runner may be using it. */
static long raw4(long number, long a, long b, long c, long d)
{
#if defined(__x86_64__)
  long result;
  register long r10 __asm__("r10") = d;
  __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10) : "rcx", "r11", "memory");
  return result;
#elif defined(__aarch64__)
  register long x8 __asm__("x8") = number, x0 __asm__("x0") = a, x1 __asm__("x1") = b, x2 __asm__("x2") = c, x3 __asm__("x3") = d;
  __asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3) : "memory");
  return x0;
#endif
}

/* Without a tracer it is init that sees how the programs end. Orphans come to it too. */
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
  /* In a traced run the runner sees every end: init does not wait, and must leave no zombies. */
  if (run.traced) signal(SIGCHLD, SIG_IGN);
  stage_ready();
  if (!run.traced) wait_for_all();
  ask_serve();
}
