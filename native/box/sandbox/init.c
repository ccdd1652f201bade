/*
 * Pid 1 of the run: makes its mounts, starts its programs, then answers the runner's questions from inside the
 * namespaces. It shares the runner's memory; the two take turns by `run.stage`.
 */
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

bool sandbox_enter(void);

static struct {
  int what;
  long a;
  union answer *to;
  long answer;
} question;

void stage_set(int stage)
{
  __atomic_store_n(&run.stage, stage, __ATOMIC_SEQ_CST);
  syscall(SYS_futex, &run.stage, FUTEX_WAKE, 1, NULL, NULL, 0);
}

/* Init is ready. The first program may have been quick, and the runner may have asked already: the question stays. */
static void stage_ready(void)
{
  int made = STAGE_MADE;
  __atomic_compare_exchange_n(&run.stage, &made, STAGE_NONE, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  syscall(SYS_futex, &run.stage, FUTEX_WAKE, 1, NULL, NULL, 0);
}

void stage_await(int stage)
{
  int now;
  while ((now = __atomic_load_n(&run.stage, __ATOMIC_SEQ_CST)) != stage && now != STAGE_FAILED)
    syscall(SYS_futex, &run.stage, FUTEX_WAIT, now, NULL, NULL, 0);
}

/* In the runner: until init has started the programs, or failed. */
void stage_settle(void)
{
  stage_await(STAGE_NONE);
}

static bool set_up(void)
{
  prctl(PR_SET_NAME, "box-init");
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (!sandbox_enter()) return fail("writing the user namespace's id map", errno), false;
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

/* Of one semaphore, as the kernel keeps it. */
#define SEMAPHORE_BYTES 64

/* Bytes in all segments, and in all queues and sets of semaphores, of the namespace. */
static long memory(int64_t *bytes)
{
  struct shm_info segments = { 0 };
  struct msginfo queues = { 0 };
  struct seminfo sets = { 0 };
  bytes[0] = shmctl(0, SHM_INFO, (struct shmid_ds *)(void *)&segments) < 0 ? 0 : (int64_t)(segments.shm_rss + segments.shm_swp) * 4096;
  bytes[1] = msgctl(0, MSG_INFO, (struct msqid_ds *)(void *)&queues) < 0 ? 0 : (int64_t)queues.msgtql;
  if (semctl(0, 0, SEM_INFO, &sets) >= 0) bytes[1] += (int64_t)sets.semaem * SEMAPHORE_BYTES;
  return 0;
}

/* Answered with SysV structures as they are: the runner prints them. */
static long answer(void)
{
  switch (question.what) {
  case ASK_SHM:
    return found_look(SHM, (int)question.a, question.to);
  case ASK_QUEUE:
    return found_look(QUEUE, (int)question.a, question.to);
  case ASK_SEMAPHORES:
    return found_look(SEMAPHORES, (int)question.a, question.to);
  case ASK_SEMVALUES:
    return semctl((int)question.a, 0, GETALL, question.to->value) < 0 ? -errno : 0;
  case ASK_MEMORY:
    return memory(question.to->bytes);
  case ASK_REMOVE_SHM:
    return shmctl((int)question.a, IPC_RMID, NULL);
  case ASK_REMOVE_QUEUE:
    return msgctl((int)question.a, IPC_RMID, NULL);
  case ASK_REMOVE_SEMAPHORES:
    return semctl((int)question.a, 0, IPC_RMID);
  case ASK_AT:
    return found_at((int)(question.a >> 32), (int)question.a, question.to);
  }
  return -EINVAL;
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
  for (;;) {
    stage_await(STAGE_ASK);
    if (run.stage == STAGE_FAILED) syscall(SYS_exit, 1);
    question.answer = answer();
    stage_set(STAGE_ANSWERED);
  }
}

/* In the runner: has init do something inside the namespaces and gives its result, -errno on failure. */
int sandbox_ask(int what, long a, union answer *to)
{
  question.what = what;
  question.a = a;
  question.to = to;
  stage_set(STAGE_ASK);
  stage_await(STAGE_ANSWERED);
  return (int)question.answer;
}
