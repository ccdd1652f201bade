/* How traced processes begin, change into another program, and end. */
#include "trace.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* After this long a process of whose fork we were not told is taken for a stranger, and ended. */
#define STRANGER_US 2000000

void out_process(struct proc *p, bool with_fds, uint64_t flags)
{
  out_begin("process");
  out_time("t", now_us());
  out_number("pid", p->inner);
  out_number("parent", p->parent);
  out_text("program", run.program[p->program].name);
  if (flags) out_number("flags", (int64_t)flags);
  if (with_fds) out_fds("fds", p->table);
  out_segments(p);
  out_end();
}

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
  p->parent = flags & CLONE_PARENT && !(flags & CLONE_THREAD) ? parent->parent : parent->inner;
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
  attached_fork(parent, p);
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

/* It does not exist, or is no longer ours: no report of it will come. */
static bool is_lost(pid_t tid)
{
  siginfo_t info;
  return waitid(P_PID, (id_t)tid, &info, WEXITED | WSTOPPED | WNOHANG | WNOWAIT | __WALL) < 0 && errno == ECHILD;
}

void on_fork(struct proc *parent, int event)
{
  unsigned long tid = 0;
  uint64_t flags = event == PTRACE_EVENT_VFORK ? CLONE_VFORK | CLONE_VM : 0;
  bool told = ptrace(PTRACE_GETEVENTMSG, parent->tid, NULL, &tid) == 0 && tid != 0;
  /* Killed at this very stop, the parent tells nothing, or its own end by now. lives_sweep finds the child. */
  if (!told || is_lost((pid_t)tid)) return resume(parent, parent->in_call, 0);
  affinity_part((pid_t)tid);
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

/* execve by a thread: it goes on under the number of its group's leader, whose place it takes. */
static void take_place(struct proc *p)
{
  unsigned long former = 0;
  if (ptrace(PTRACE_GETEVENTMSG, p->tid, NULL, &former) != 0) return;
  struct proc *thread = (pid_t)former == p->tid ? NULL : proc_find((pid_t)former);
  if (!thread) return;
  p->in_call = true;
  p->spec = thread->spec;
  p->nr = thread->nr;
  p->t0 = thread->t0;
  memcpy(p->args, thread->args, sizeof p->args);
  memcpy(p->text, thread->text, sizeof p->text);
  memcpy(p->has_text, thread->has_text, sizeof p->has_text);
  char *path = p->exec_path;
  p->exec_path = thread->exec_path;
  thread->exec_path = path;
  p->switches = -1;
  p->restarting = false;
  proc_remove(thread);
}

void on_exec(struct proc *p)
{
  take_place(p);
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
  out_segments(p);
  out_end();
  attached_gone(p);
  resume(p, p->in_call, 0);
}

void on_gone(struct proc *p, int status, const struct rusage *used)
{
  /* A program that ended before it began: one of its redirections failed, or the run was over. */
  if (p->known && p->tid != run.init && (!p->at_start || p->held)) {
    out_process(p, false, 0);
    p->at_start = true;
  }
  if (p->known && p->tid != run.init && p->at_start) {
    out_begin("exit");
    out_time("t", now_us());
    out_number("pid", p->inner);
    if (WIFSIGNALED(status)) out_number("signal", WTERMSIG(status));
    else out_number("code", WEXITSTATUS(status));
    out_fds("fds", p->table);
    out_number("cpu", (used->ru_utime.tv_sec + used->ru_stime.tv_sec) * 1000000LL + used->ru_utime.tv_usec + used->ru_stime.tv_usec);
    out_number("maxrss", used->ru_maxrss);
    if (p->leader) out_segments(p);
    out_end();
  }
  for (int i = 0; i < run.programs; i++) {
    if (run.program[i].outer != p->tid) continue;
    run.program[i].over = true;
    run.program[i].status = status;
  }
  call_disturbed();
  if (p->leader) attached_gone(p);
  if (p->known && p->at_start) family_gone(p);
  pid_t inner = p->inner;
  int signal = p->over_cpu && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  proc_remove(p);
  /* SIGKILL comes a second later if it did not heed the first signal. */
  if (signal == SIGXCPU || signal == SIGKILL) trace_end("cpu-time", inner);
}

/* We do not know its parent, which was killed before it could tell of the fork. */
static bool is_orphan(const struct proc *p)
{
  char text[512];
  const char *state = fact_text(p->tid, "stat", text, sizeof text) > 0 ? strrchr(text, ')') : NULL;
  int parent = 0;
  return state && sscanf(state + 1, " %*c %d", &parent) == 1 && (parent == run.init || !proc_find(parent));
}

/* A process that is killed in the middle of a fork or an exec may leave an entry, or a child, that no report mentions. */
void lives_sweep(pid_t in_hand)
{
  int64_t t = clock_passed();
  for (int i = proc_count - 1; i >= 0; i--) {
    struct proc *p = procs[i];
    if (p->tid == run.init || p->tid == in_hand) continue;
    if (is_lost(p->tid)) {
      struct rusage none = { 0 };
      if (p->leader) on_gone(p, SIGKILL, &none);
      else proc_remove(p);
    } else if (p->held && !p->known) {
      if (!p->borne_until) p->borne_until = t + STRANGER_US;
      else if (t > p->borne_until && is_orphan(p)) kill(p->tid, SIGKILL);
    }
  }
}
