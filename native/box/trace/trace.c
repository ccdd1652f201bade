/*
 * The tracer. A call of interest stops its process twice: at the filter's word (entry) and at its return. The other
 * calls do not stop at all. Between stops the tracer sleeps in wait4; a timer wakes it to look at limits.
 *
 * Programs are attached as init forks them, and are held at their READY until all of them are there.
 *
 * init shares our memory and even our thread's, and each program begins as a copy of that. So until the last one is made
 * we do nothing but wait for init's next stop: the copy of a tracer that is just printing would not survive its first
 * step, as the C library has noted down what to clean up after it.
 */
#include "trace.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>

#define OPTIONS                                                                                                      \
  (PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC |     \
   PTRACE_O_TRACEEXIT | PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL)

#define TICK_US 10000

static int released;

/* A limit that the program set itself, which the kernel raises by a second with each signal, is its own affair. */
static bool is_box_limit(struct proc *p)
{
  struct rlimit now;
  return prlimit(p->tid, RLIMIT_CPU, NULL, &now) == 0 && now.rlim_cur >= (rlim_t)run.option[OPT_CPU_S];
}

static void on_signal(struct proc *p, int signal)
{
  siginfo_t info = { 0 };
  char mapping[512];
  ptrace(PTRACE_GETSIGINFO, p->tid, NULL, &info);
  if (signal == SIGALRM) p->has_timer = false;
  if (signal == SIGXCPU && info.si_code == SI_KERNEL && is_box_limit(p)) p->over_cpu = true;
  bool fault = (signal == SIGSEGV || signal == SIGBUS) && info.si_code > 0;
  out_begin("signal");
  out_time("t", now_us());
  out_number("pid", p->inner);
  out_number("signal", signal);
  out_number("from", info.si_code <= 0 || signal == SIGCHLD ? info.si_pid : 0);
  out_number("code", info.si_code);
  if (fault) {
    char address[32];
    snprintf(address, sizeof address, "0x%llx", (unsigned long long)(uintptr_t)info.si_addr);
    out_text("address", address);
    if (proc_mapping(p, (uint64_t)(uintptr_t)info.si_addr, mapping, sizeof mapping)) out_text("mapping", mapping);
  }
  out_end();
  resume(p, p->in_call, signal);
}

static void on_stop(struct proc *p, int status)
{
  int signal = WSTOPSIG(status), event = status >> 16;
  p->stopped = false;
  /* A run that is over: whatever still shows up is killed too. But init starts them all, and tells what they left. */
  if (trace_ended && event != PTRACE_EVENT_EXIT && p->tid != run.init) kill(p->tid, SIGKILL);
  switch (event) {
  case PTRACE_EVENT_SECCOMP:
    return on_entry(p);
  case PTRACE_EVENT_FORK:
  case PTRACE_EVENT_VFORK:
  case PTRACE_EVENT_CLONE:
    return on_fork(p, event);
  case PTRACE_EVENT_EXEC:
    return on_exec(p);
  case PTRACE_EVENT_EXIT:
    if (p->in_call) call_end(p, false, 0);
    return resume(p, false, 0);
  case PTRACE_EVENT_STOP:
    if (signal != SIGTRAP) {
      p->stops++;
      p->stopped = true;
      ptrace(PTRACE_LISTEN, p->tid, NULL, NULL);
    } else if (!p->known && p->tid != run.init) {
      p->held = true;
    } else {
      resume_call(p, p->in_call);
    }
    return;
  }
  if (signal == (SIGTRAP | 0x80)) return on_return(p);
  on_signal(p, signal);
}

static void release(int i)
{
  struct proc *p = proc_find(run.program[i].outer);
  run.program[i].released = true;
  if (!p) return;
  p->held = false;
  /* Its real call number is of no use: close(READY) just fails. */
  fact_table(p);
  out_process(p, true, 0);
  resume(p, false, 0);
}

static bool may_start(int i)
{
  int after = run.program[i].after;
  if (after < 0 || after >= run.programs || run.program[after].over) return true;
  struct proc *p = proc_find(run.program[after].outer);
  return run.program[after].released && p && p->in_call && waits_now(p);
}

static void release_ready(void)
{
  if (released == run.programs || trace_ended) return;
  for (int i = 0; i < run.programs; i++)
    if (!run.program[i].ready && !run.program[i].over) return;
  for (int i = 0; i < run.programs; i++) {
    struct program *p = &run.program[i];
    if (p->released || !may_start(i)) continue;
    released++;
    if (p->over) p->released = true;
    else release(i);
  }
}

static volatile sig_atomic_t rang;

static void ring(int signal)
{
  (void)signal;
  rang = 1;
}

/* The timer of a disturbed run rings more often than there is something to look at. */
static bool watch_due(void)
{
  static int64_t last;
  int64_t t = now_us();
  if (run.option[OPT_DISTURB] && t - last < TICK_US && t >= last) return false;
  last = t;
  return true;
}

static void set_timer(long us)
{
  struct sigaction action = { .sa_handler = ring };
  struct itimerval every = { { 0, us }, { 0, us } };
  sigaction(SIGALRM, &action, NULL);
  setitimer(ITIMER_REAL, &every, NULL);
}

void trace_follow(pid_t init)
{
  struct proc *p = proc_add(init);
  p->known = true;
  p->inner = 1;
  if (ptrace(PTRACE_SEIZE, init, NULL, (void *)(long)OPTIONS) != 0) fail("ptrace", errno);
}

/* The timer has rung. The end of `in_hand` has been waited for already, and is told next. */
static void look(pid_t in_hand)
{
  rang = 0;
  resume_due();
  if (!watch_due()) return;
  watch_tick();
  lives_sweep(in_hand);
  affinity_look();
  release_ready();
  out_flush(false);
}

/* Until init has made all programs. False when it ended before. */
static bool follow_init(void)
{
  struct proc *p;
  while ((p = proc_find(run.init))) {
    int status;
    if (wait4(run.init, &status, __WALL, NULL) < 0) {
      if (errno != ECHILD) continue;
      status = 0;
    }
    clock_moved = clock_calm();
    if (!WIFSTOPPED(status)) return false;
    on_stop(p, status);
  }
  return true;
}

static void init_ended(void)
{
  if (!run.failure[0]) fail("init ended", 0);
  run.init = -1;
}

static bool is_over(void)
{
  return (released == run.programs || trace_ended) && proc_count == 0;
}

/* Until every process but init is gone. */
void trace_run(void)
{
  ending_reset();
  released = 0;
  watch_begin();
  call_reset();
  capture_reset();
  affinity_begin();
  /* init could not be traced. */
  if (run.failure[0]) return;
  if (!follow_init()) return init_ended();
  set_timer(run.option[OPT_DISTURB] ? 500 : TICK_US);
  for (;;) {
    struct rusage used;
    int status;
    pid_t tid = wait4(-1, &status, __WALL, &used);
    /* We share errno with init, so it may be init's. */
    if (tid < 0 && errno == ECHILD) break;
    /* It may have rung outside wait4 too. */
    if (rang) look(tid);
    if (tid < 0 && is_over()) break;
    if (tid < 0) continue;
    clock_moved = clock_calm();
    struct proc *p = proc_find(tid);
    if (tid == run.init && !WIFSTOPPED(status)) {
      init_ended();
      break;
    }
    if (!p && !WIFSTOPPED(status)) continue;
    if (!p && !(p = proc_add(tid))) continue;
    if (WIFSTOPPED(status)) on_stop(p, status);
    else on_gone(p, status, &used);
    release_ready();
    if (is_over()) break;
  }
  set_timer(0);
  affinity_part(0);
}
