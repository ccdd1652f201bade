/* How a process that has stopped goes on: at once, or, in a disturbed run, when its delay is over. */
#include "trace.h"
#include <sys/ptrace.h>

void resume(struct proc *p, bool to_exit, int signal)
{
  p->stops++;
  ptrace(to_exit ? PTRACE_SYSCALL : PTRACE_CONT, p->tid, NULL, (void *)(long)signal);
}

/* As resume, but perhaps later: a disturbed run. */
void resume_call(struct proc *p, bool to_exit)
{
  int64_t delay = p->tid == run.init ? 0 : disturb_delay();
  if (delay == 0) return resume(p, to_exit, 0);
  p->due = now_us() + delay;
  p->due_to_exit = to_exit;
}

/* Those whose delay is over go on. */
void resume_due(void)
{
  int64_t t = now_us();
  for (int i = 0; i < proc_count; i++) {
    struct proc *p = procs[i];
    if (!p->due || p->due > t) continue;
    p->due = 0;
    clock_moved = clock_calm();
    resume(p, p->due_to_exit, 0);
  }
}
