/* The end of a run before its processes wanted it: why, what each was in, and then the end of them. */
#include "trace.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>

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

/* Why the run was ended, and why it will be at the next look; NULL: it was not. */
const char *trace_ended, *trace_end_due;

void ending_reset(void)
{
  trace_ended = trace_end_due = NULL;
}

/* At the next look: here a line is being written. */
void trace_end_later(const char *why)
{
  if (!trace_end_due) trace_end_due = why;
}

/* Ends the run: every process of it is killed. The first reason counts; "" is one that is not told. */
void trace_end(const char *why, pid_t pid)
{
  if (trace_ended) return;
  trace_ended = why;
  if (why[0]) {
    out_begin("limit");
    out_time("t", now_us());
    out_text("why", why);
    if (pid) out_number("pid", pid);
    out_end();
  }
  for (int i = 0; i < proc_count; i++) {
    /* A program that has not begun is not in a call of its own. */
    if (procs[i]->tid == run.init || !procs[i]->at_start || procs[i]->held) continue;
    out_stuck(procs[i]);
    if (procs[i]->leader) family_killed(procs[i]->inner);
  }
  for (int i = 0; i < proc_count; i++)
    if (procs[i]->tid != run.init) kill(procs[i]->tid, SIGKILL);
}
