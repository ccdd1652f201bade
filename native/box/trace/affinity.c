/*
 * Tracer and process on one CPU. At each stop one of them sleeps and wakes the other: across CPUs that takes several
 * times as long. So a process that makes one call after the other, while no other process stops, is moved to where the
 * tracer is, and both stay there as long as that goes on. Only one process is ever held so; all others run where they
 * want, at the same time.
 *
 * A program must not see it: before it asks on which CPUs it may run, or chooses them, it gets its own back and keeps
 * them.
 */
#include "trace.h"
#include <sched.h>

/* Stops in a row, and in each tick, from which it pays. */
#define STREAK 64

static pid_t together, latest;
static int streak;
static bool never;
static cpu_set_t its, ours;

void affinity_begin(void)
{
  together = latest = 0;
  streak = 0;
  never = false;
}

/* Also for a child that was made meanwhile, which has inherited the one CPU. */
void affinity_part(pid_t child)
{
  if (!together) return;
  sched_setaffinity(together, sizeof its, &its);
  if (child) sched_setaffinity(child, sizeof its, &its);
  sched_setaffinity(0, sizeof ours, &ours);
  together = 0;
  streak = 0;
}

void affinity_never(void)
{
  affinity_part(0);
  never = true;
}

static void join(pid_t tid)
{
  int cpu = sched_getcpu();
  cpu_set_t one;
  if (sched_getaffinity(tid, sizeof its, &its) != 0 || sched_getaffinity(0, sizeof ours, &ours) != 0) return;
  for (int i = 0; i < CPU_SETSIZE && !(cpu >= 0 && CPU_ISSET(cpu, &its)); i++)
    if (CPU_ISSET(i, &its) && CPU_ISSET(i, &ours)) cpu = i;
  if (cpu < 0 || !CPU_ISSET(cpu, &its)) return;
  CPU_ZERO(&one);
  CPU_SET(cpu, &one);
  if (sched_setaffinity(tid, sizeof one, &one) != 0) return;
  together = tid;
  sched_setaffinity(0, sizeof one, &one);
}

/* At each call. */
void affinity_call(pid_t tid)
{
  if (tid != latest) {
    affinity_part(0);
    latest = tid;
    streak = 0;
  }
  if (++streak == STREAK && !together && !never) join(tid);
}

/* At each tick: a process that calls seldom is better off where the scheduler wants it. */
void affinity_look(void)
{
  if (streak < STREAK) affinity_part(0);
  streak = 0;
}
