/*
 * The tracer. A call of interest stops its process twice: at the filter's word (entry) and at its return. The other
 * calls do not stop at all. Between stops the tracer sleeps in wait4; a timer wakes it to look at limits.
 *
 * Programs are attached as init forks them, and are held at their READY until all of them are there.
 */
#include "trace.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define OPTIONS                                                                                                      \
  (PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC |     \
   PTRACE_O_TRACEEXIT | PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL)

enum { CALL_MMAP = 1 };

static int released;
static const char *ended;
/* When anything last happened. */
int64_t trace_moved;

static void resume(struct proc *p, bool to_exit, int signal)
{
  p->stops++;
  ptrace(to_exit ? PTRACE_SYSCALL : PTRACE_CONT, p->tid, NULL, (void *)(long)signal);
}

static int live(void)
{
  int n = 0;
  for (int i = 0; i < proc_count; i++)
    if (procs[i]->known && procs[i]->tid != run.init) n++;
  return n;
}

/* What a process is in at this moment, as the kernel has it. */
static void out_stuck(struct proc *p)
{
  char text[512], state = '?';
  long long nr = -1;
  unsigned long long args[6] = { 0 };
  ssize_t n = fact_text(p->tid, "stat", text, sizeof text);
  const char *end = n > 0 ? strrchr(text, ')') : NULL;
  if (end) state = end[2];
  n = fact_text(p->tid, "syscall", text, sizeof text);
  if (p->in_call) {
    nr = p->nr;
    for (int i = 0; i < 6; i++) args[i] = p->args[i];
  } else if (n > 0) sscanf(text, "%lld %llx %llx %llx %llx %llx %llx", &nr, args, args + 1, args + 2, args + 3, args + 4, args + 5);
  out_begin("stuck");
  out_time("t", now_us());
  out_number("pid", p->inner);
  out_number("nr", nr);
  out_open("args", '[');
  for (int i = 0; i < 6; i++) out_unsigned(NULL, args[i]);
  out_close(']');
  out_text_n("state", &state, 1);
  out_fds("fds", p->table);
  out_end();
}

/* Ends the run: every process of it is killed. The first reason counts; "" is none that is worth a word. */
void trace_end(const char *why, pid_t pid)
{
  if (ended) return;
  ended = why;
  if (why[0]) {
    out_begin("limit");
    out_time("t", now_us());
    out_text("why", why);
    if (pid) out_number("pid", pid);
    out_end();
  }
  for (int i = 0; i < proc_count; i++) {
    if (procs[i]->tid == run.init || !procs[i]->known) continue;
    out_stuck(procs[i]);
    if (procs[i]->leader) family_killed(procs[i]->inner);
  }
  for (int i = 0; i < proc_count; i++)
    if (procs[i]->tid != run.init) kill(procs[i]->tid, SIGKILL);
}

static void out_process(struct proc *p, bool with_fds, uint64_t flags)
{
  out_begin("process");
  out_time("t", now_us());
  out_number("pid", p->inner);
  out_number("parent", p->parent);
  out_text("program", run.program[p->program].name);
  if (flags) out_number("flags", (int64_t)flags);
  if (with_fds) out_fds("fds", p->table);
  out_end();
}

/* --- calls --- */

/* A private mapping that the program did not ask for: V8 and the allocator make many. */
static bool is_noise(struct proc *p)
{
  if (p->execed) return false;
  /* native/calls/segment.c asks how long a segment is, and says so where shmctl has no argument. */
  if (p->nr == SYS_shmctl && p->args[5] == 0x6f776e) return true;
  return (p->spec->flags & MEMORY) && p->word != CALL_MMAP;
}

static void call_end(struct proc *p, bool returned, int64_t ret)
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
      long now = t - p->t0 > 25 || ret == -EINTR ? proc_switches(p) : 0;
      if (now > p->switches + p->stops && now) out_true("slept");
      if (now) p->switches = now, p->stops = 0;
    }
    capture_exit(p, ret);
    if (ret >= 0 || ret < -4095) effect_exit(p, ret);
  } else {
    capture_exit(p, -1);
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
  ptrace(PTRACE_POKEUSER, p->tid, (void *)(15 * 8L) /* orig_rax */, (void *)-1L);
  ptrace(PTRACE_POKEUSER, p->tid, (void *)(10 * 8L) /* rax */, (void *)ret);
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

static void on_entry(struct proc *p)
{
  struct __ptrace_syscall_info info;
  if (ptrace(PTRACE_GET_SYSCALL_INFO, p->tid, sizeof info, &info) < 0) return resume(p, false, 0);
  if (goes_on(p, (long)info.seccomp.nr, info.instruction_pointer, info.stack_pointer)) return resume(p, true, 0);
  p->ip = info.instruction_pointer;
  p->sp = info.stack_pointer;
  p->nr = (long)info.seccomp.nr;
  memcpy(p->args, info.seccomp.args, sizeof p->args);
  p->spec = spec_of(p->nr);
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
  p->loader = p->loader_at && info.instruction_pointer - p->loader_at < 0x40000;
  if (p->spec->flags & BLOCKS && p->switches < 0) p->switches = proc_switches(p), p->stops = 0;
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
  resume(p, true, 0);
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

static void on_return(struct proc *p)
{
  struct __ptrace_syscall_info info;
  if (!p->in_call || ptrace(PTRACE_GET_SYSCALL_INFO, p->tid, sizeof info, &info) <= 0 || info.op != PTRACE_SYSCALL_INFO_EXIT)
    return resume(p, false, 0);
  if (info.exit.rval <= -512 && info.exit.rval >= -516) {
    p->restarting = true;
    return resume(p, false, 0);
  }
  if (info.exit.rval >= 0) note(p, info.exit.rval);
  call_end(p, true, info.exit.rval);
  if ((p->nr == SYS_wait4 && info.exit.rval > 0) || (p->nr == SYS_waitid && info.exit.rval == 0)) family_waited(p, info.exit.rval);
  resume(p, false, 0);
}

/* --- processes --- */

static struct proc *adopt_child(struct proc *parent, pid_t tid, uint64_t flags)
{
  struct proc *p = proc_find(tid);
  if (!p && !(p = proc_add(tid))) return NULL;
  p->known = true;
  p->execed = parent->execed;
  p->loader_at = parent->loader_at;
  proc_names(p);
  p->leader = p->tid == p->tgid;
  p->program = parent->program;
  p->parent = flags & (CLONE_THREAD | CLONE_PARENT) ? parent->parent : parent->inner;
  p->daemon = parent->daemon;
  p->no_zombies = parent->no_zombies;
  if (parent->tid == run.init) {
    for (p->program = 0; p->program < run.programs && run.program[p->program].outer; p->program++) continue;
    if (p->program == run.programs) return p;
    run.program[p->program].outer = tid;
    p->parent = 1;
    p->table = table_copy(NULL);
    p->rss_base = watch_resident(tid, NULL);
    return p;
  }
  p->rss_base = watch_resident(tid, NULL);
  if (flags & CLONE_FILES && parent->table) {
    p->table = parent->table;
    p->table->refs++;
  } else {
    p->table = table_copy(parent->table);
  }
  p->at_start = true;
  out_process(p, false, flags);
  return p;
}

static void on_fork(struct proc *parent, int event)
{
  unsigned long tid = 0;
  uint64_t flags = event == PTRACE_EVENT_VFORK ? CLONE_VFORK | CLONE_VM : 0;
  ptrace(PTRACE_GETEVENTMSG, parent->tid, NULL, &tid);
  if (parent->in_call && parent->nr == SYS_clone) flags = parent->args[0] & ~0xffUL;
  struct proc *p = adopt_child(parent, (pid_t)tid, flags);
  if (p && p->held && p->tid != run.init) {
    /* Its first stop came before we knew whose child it is. */
    p->held = false;
    resume(p, false, 0);
  }
  /* init has made all it makes: from here on it runs untraced, to answer questions. */
  if (parent->tid == run.init && run.program[run.programs - 1].outer) {
    ptrace(PTRACE_DETACH, parent->tid, NULL, NULL);
    proc_remove(parent);
  } else {
    resume(parent, parent->in_call, 0);
  }
}

static void on_exec(struct proc *p)
{
  p->execed = true;
  p->loader_at = proc_loader(p);
  if (p->table->refs > 1) {
    struct table *own = table_copy(p->table);
    table_drop(p->table);
    p->table = own;
  }
  table_exec(p->table);
  out_begin("exec");
  out_time("t", now_us());
  out_number("pid", p->inner);
  out_text("path", p->exec_path ? p->exec_path : "");
  char text[4096];
  snprintf(text, sizeof text, "%d/cmdline", p->tid);
  int fd = openat(machine.proc, text, O_RDONLY | O_CLOEXEC);
  ssize_t n = fd >= 0 ? read(fd, text, sizeof text) : 0;
  if (fd >= 0) close(fd);
  out_open("argv", '[');
  for (ssize_t at = 0; at < n; at += (ssize_t)strnlen(text + at, (size_t)(n - at)) + 1)
    out_text_n(NULL, text + at, strnlen(text + at, (size_t)(n - at)));
  out_close(']');
  out_fds("fds", p->table);
  out_end();
  resume(p, p->in_call, 0);
}

static void on_signal(struct proc *p, int signal)
{
  siginfo_t info = { 0 };
  char mapping[512];
  ptrace(PTRACE_GETSIGINFO, p->tid, NULL, &info);
  if (signal == SIGALRM) p->has_timer = false;
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

static void on_gone(struct proc *p, int status, const struct rusage *used)
{
  if (p->known && p->tid != run.init && p->at_start) {
    out_begin("exit");
    out_time("t", now_us());
    out_number("pid", p->inner);
    if (WIFSIGNALED(status)) out_number("signal", WTERMSIG(status));
    else out_number("code", WEXITSTATUS(status));
    out_fds("fds", p->table);
    out_number("cpu", (used->ru_utime.tv_sec + used->ru_stime.tv_sec) * 1000000LL + used->ru_utime.tv_usec + used->ru_stime.tv_usec);
    out_number("maxrss", used->ru_maxrss);
    out_end();
  }
  for (int i = 0; i < run.programs; i++) {
    if (run.program[i].outer != p->tid) continue;
    run.program[i].over = true;
    run.program[i].status = status;
  }
  if (p->known && p->at_start) family_gone(p);
  proc_remove(p);
}

static void on_stop(struct proc *p, int status)
{
  int signal = WSTOPSIG(status), event = status >> 16;
  p->stopped = false;
  /* A run that is over: whatever still shows up is killed, too. */
  if (ended && event != PTRACE_EVENT_EXIT) kill(p->tid, SIGKILL);
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
    p->dying = true;
    return resume(p, false, 0);
  case PTRACE_EVENT_STOP:
    if (signal != SIGTRAP) {
      p->stops++;
      p->stopped = true;
      ptrace(PTRACE_LISTEN, p->tid, NULL, NULL);
    } else if (!p->known && p->tid != run.init) {
      p->held = true;
    } else {
      resume(p, p->in_call, 0);
    }
    return;
  }
  if (signal == (SIGTRAP | 0x80)) return on_return(p);
  on_signal(p, signal);
}

/* --- the run --- */

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
  return run.program[after].released && p && p->in_call && watch_blocked(p);
}

static void release_ready(void)
{
  if (released == run.programs || ended) return;
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

static void nothing(int signal)
{
  (void)signal;
}

static void set_timer(long us)
{
  struct sigaction action = { .sa_handler = nothing };
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

/* Until every process but init is gone. */
void trace_run(void)
{
  ended = NULL;
  released = 0;
  trace_moved = now_us();
  watch_begin();
  set_timer(10000);
  for (;;) {
    struct rusage used;
    int status;
    pid_t tid = wait4(-1, &status, __WALL, &used);
    if (tid < 0 && errno == EINTR) {
      watch_tick();
      release_ready();
      out_flush(false);
      continue;
    }
    if (tid < 0) break;
    trace_moved = now_us();
    struct proc *p = proc_find(tid);
    if (tid == run.init && !WIFSTOPPED(status)) {
      if (!run.failure[0]) fail("init ended", 0);
      run.init = -1;
      break;
    }
    if (!p && !WIFSTOPPED(status)) continue;
    if (!p && !(p = proc_add(tid))) continue;
    if (WIFSTOPPED(status)) on_stop(p, status);
    else on_gone(p, status, &used);
    release_ready();
    if (released == run.programs && proc_count == 0) break;
  }
  set_timer(0);
}
