/* One system call of a traced process: its entry, its return, and the line of the stream about it. */
#include "trace.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/time.h>

static uint64_t calls_begun;

void call_reset(void)
{
  calls_begun = 0;
}

/* Something happened that may have woken a process in a call. */
void call_disturbed(void)
{
  calls_begun++;
}

static int live(void)
{
  int n = 0;
  for (int i = 0; i < proc_count; i++)
    if (procs[i]->known && procs[i]->tid != run.init) n++;
  return n;
}

/* A private mapping that the program did not ask for: V8 and the allocator make many. */
static bool is_noise(struct proc *p)
{
  if (p->execed) return false;
  /* native/calls/segment.c asks what System V's calls do not say. Nothing else can be asked from there. */
  bool sysv = p->nr == SYS_shmget || p->nr == SYS_shmctl || p->nr == SYS_msgctl || p->nr == SYS_semctl;
  if (sysv && machine.own_site && p->ip == machine.own_site) return true;
  /* A newer C library blocks all signals around its fork. */
  if (p->nr == SYS_rt_sigprocmask) return p->word == CALL_FORK;
  if (p->nr == SYS_getpid) return p->word != CALL_GETPID; /* V8 asks too */
  return (p->spec->flags & MEMORY) && p->word != CALL_MEMORY;
}

void call_end(struct proc *p, bool returned, int64_t ret)
{
  int64_t t = now_us();
  p->in_call = false;
  if (is_noise(p)) return;
  out_begin("call");
  out_time("t0", p->t0);
  out_time("t", t);
  out_number("pid", p->inner);
  out_number("nr", p->nr);
  out_open("args", '[');
  for (int i = 0; i < 6; i++) out_unsigned(NULL, p->args[i]);
  out_close(']');
  if (returned) {
    char text[32];
    snprintf(text, sizeof text, "%lld", (long long)ret);
    out_text("ret", text);
  }
  if (p->line) out_number("line", p->line);
  if (p->loader) out_text("ip", "loader");
  if (returned) {
    if (p->spec->flags & BLOCKS) {
      /* Reading /proc is expensive. When no other process was in a call, none could have woken it. */
      bool alone = p->alone && p->begun == calls_begun && t - p->t0 < 20000 && !p->slow;
      long now = alone ? 0 : proc_switches(p);
      if (now > p->switches + p->stops && now) out_true("slept");
      if (now) {
        p->switches = now;
        p->stops = 0;
      }
    }
    capture_exit(p, ret);
    if (ret >= 0 || ret < -4095) effect_exit(p, ret);
  } else {
    capture_exit(p, -1);
    if (p->spec->flags & NEEDS_ENTRY) {
      out_memory_changes(p, false);
      out_memory_changes(p, true);
    }
  }
  out_end();
}

static bool at_fork_limit(struct proc *p)
{
  if (!(p->spec->flags & FORKS) || live() < run.option[OPT_PROCESSES]) return false;
  return true;
}

/* The call is not made, and returns `ret`. */
static void skip_call(struct proc *p, int64_t ret)
{
  registers_skip(p->tid);
  registers_result(p->tid, ret);
}

static bool starts_program(struct proc *p)
{
  if (p->at_start || p->nr != SYS_close || (int)p->args[0] != READY) return false;
  for (int i = 0; i < run.programs; i++)
    if (run.program[i].outer == p->tid) return true;
  return false;
}

/* A signal interrupted the call and the kernel makes it again: to the program it is one call. */
static bool goes_on(struct proc *p, long nr, uint64_t ip, uint64_t sp)
{
  if (!p->restarting) return false;
  p->restarting = false;
  if (nr == SYS_restart_syscall || (nr == p->nr && ip == p->ip && sp == p->sp)) return true;
  /* A handler ran instead. */
  call_end(p, true, -EINTR);
  return false;
}

void on_entry(struct proc *p)
{
  struct __ptrace_syscall_info info;
  if (ptrace(PTRACE_GET_SYSCALL_INFO, p->tid, sizeof info, &info) < 0) return resume(p, false, 0);
  if (goes_on(p, (long)info.seccomp.nr, info.instruction_pointer, info.stack_pointer)) return resume(p, true, 0);
  p->ip = info.instruction_pointer;
  p->sp = info.stack_pointer;
  p->nr = (long)info.seccomp.nr;
  memcpy(p->args, info.seccomp.args, sizeof p->args);
  p->spec = spec_of(p->nr);
  if (p->nr == SYS_sched_getaffinity || p->nr == SYS_sched_setaffinity) affinity_never();
  else affinity_call(p->tid);
  /* Not told in the record. */
  if (p->nr == SYS_sched_yield) return resume_call(p, false);
  p->t0 = now_us();
  p->line = p->word = 0;
  if (!p->spec) return resume(p, false, 0);
  if (starts_program(p)) {
    p->at_start = p->held = true;
    run.program[p->program].ready = true;
    return;
  }
  if (!p->execed) {
    int32_t words[2] = { 0 };
    peek_bytes(p->tid, (uint64_t)(uintptr_t)box_words, words, sizeof words);
    p->line = words[0];
    p->word = words[1];
    if (is_noise(p)) return resume(p, false, 0);
  }
  p->in_call = true;
  p->begun = ++calls_begun;
  if (calls_begun == (uint64_t)run.option[OPT_CALLS]) trace_end("calls", p->inner);
  p->alone = true;
  for (int i = 0; i < proc_count; i++)
    if (procs[i] != p && procs[i]->in_call) p->alone = false;
  p->slow = p->spec->flags & BLOCKS && waits_limited(p);
  p->loader = p->loader_at && info.instruction_pointer - p->loader_at < 0x40000;
  if (p->spec->flags & BLOCKS && p->switches < 0) {
    p->switches = proc_switches(p);
    p->stops = 0;
  }
  capture_entry(p);
  effect_entry(p);
  if (p->spec->flags & NEEDS_ENTRY) {
    call_end(p, false, 0);
    return resume(p, false, 0);
  }
  if (p->nr == SYS_execve || p->nr == SYS_execveat) {
    free(p->exec_path);
    p->exec_path = strdup(p->has_text[0] ? p->text[0] : "");
  }
  if (at_fork_limit(p)) skip_call(p, -EAGAIN);
  resume_call(p, true);
}

/* alarm(0) ends the timer, and where the kernel has no alarm the C library's is a setitimer. */
static bool sets_timer(struct proc *p)
{
  struct itimerval timer;
  if (p->args[0] != ITIMER_REAL || peek_bytes(p->tid, p->args[1], &timer, sizeof timer) != sizeof timer) return true;
  return timerisset(&timer.it_value);
}

/* What a call means for later: timers that will wake it, whether its children become zombies, a session of its own. */
static void note(struct proc *p, int64_t ret)
{
  uint64_t action[2];
  switch (p->nr) {
  case SYS_alarm:
    p->has_timer = p->args[0] > 0;
    break;
  case SYS_setitimer:
    p->has_timer = sets_timer(p);
    break;
  case SYS_timer_settime:
  case SYS_timerfd_settime:
    p->has_timer = true;
    break;
  case SYS_setsockopt:
    if (p->args[2] == 20 || p->args[2] == 21 /* SO_RCVTIMEO, SO_SNDTIMEO */) p->has_timer = true;
    break;
  case SYS_setsid:
    p->daemon = ret > 0;
    break;
  case SYS_rt_sigaction:
    if (p->args[0] != SIGCHLD || peek_bytes(p->tid, p->args[1], action, sizeof action) != sizeof action) break;
    p->no_zombies = action[0] == (uint64_t)(uintptr_t)SIG_IGN || action[1] & SA_NOCLDWAIT;
    break;
  }
}

/*
 * kill(pid, 0) only asks whether the process is there. Landlock refuses that to programs that are kept apart, as it
 * does every signal; but whom it refuses is there, and all processes of a run are of one user.
 */
static int64_t answer_kill(struct proc *p, int64_t ret)
{
  bool asked = p->nr == SYS_kill && (int)p->args[0] > 0 && p->args[1] == 0;
  if (!asked || ret != -EPERM || !run.option[OPT_APART]) return ret;
  registers_result(p->tid, 0);
  return 0;
}

void on_return(struct proc *p)
{
  struct __ptrace_syscall_info info;
  if (!p->in_call || ptrace(PTRACE_GET_SYSCALL_INFO, p->tid, sizeof info, &info) <= 0 || info.op != PTRACE_SYSCALL_INFO_EXIT)
    return resume(p, false, 0);
  if (info.exit.rval <= -512 && info.exit.rval >= -516) {
    p->restarting = true;
    return resume(p, false, 0);
  }
  info.exit.rval = answer_kill(p, info.exit.rval);
  if (info.exit.rval >= 0) note(p, info.exit.rval);
  call_end(p, true, info.exit.rval);
  if ((p->nr == SYS_wait4 && info.exit.rval > 0) || (p->nr == SYS_waitid && info.exit.rval == 0)) family_waited(p, info.exit.rval);
  resume_call(p, false);
}

