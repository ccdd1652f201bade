/*
 * Who waits, and whether that can end.
 *
 * That all processes sleep at one look says little: one of them may have come to its sleep just now, after it waited
 * long for a CPU, and may be woken, or let another program begin, in the next moment. So a run is stuck when nothing has
 * happened for a while, all were seen asleep then, and after another while they still are and none was awake between.
 */
#include "trace.h"
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* Since when all sleep, in calm time, -1 while they do not; and how often they had gone to sleep by then. */
static int64_t asleep;
static long slept;

/* What had happened at the last look: processor time used, in ticks, and when anything last moved. */
static unsigned long used;
static int64_t moved;

void waits_begin(void)
{
  asleep = -1;
  used = 0;
  moved = 0;
}

/* It only looks, yet for a moment it seems to sleep: the kernel prepares the sleep before it looks. */
static bool never_waits(const struct proc *p)
{
  return (p->nr == SYS_wait4 && p->args[2] & WNOHANG) || (p->nr == SYS_waitid && p->args[3] & WNOHANG);
}

/* It sleeps in a call of its own. */
bool waits_now(struct proc *p)
{
  char text[512];
  if (never_waits(p)) return false;
  if (!p->in_call || !(p->spec->flags & BLOCKS) || fact_text(p->tid, "stat", text, sizeof text) <= 0) return false;
  const char *state = strrchr(text, ')');
  return state && state[2] == 'S';
}

/* The wait ends by itself, after a time. */
bool waits_limited(struct proc *p)
{
  const uint64_t *a = p->args;
  switch (p->nr) {
  case SYS_nanosleep:
  case SYS_clock_nanosleep:
    return true;
  case SYS_poll:
    return (int)a[2] >= 0;
  case SYS_epoll_wait:
  case SYS_epoll_pwait:
    return (int)a[3] >= 0;
  case SYS_ppoll:
  case SYS_rt_sigtimedwait:
    return a[2] != 0;
  case SYS_select:
  case SYS_pselect6:
    return a[4] != 0;
  case SYS_semtimedop:
  case SYS_futex:
    return a[3] != 0;
  case SYS_mq_timedsend:
  case SYS_mq_timedreceive:
    return a[4] != 0;
  case SYS_connect:
    return true;
  }
  struct slot *s = table_get(p->table, (int)a[0]);
  return s && strstr(opened_at(s->open)->link, "timerfd");
}

/* Every process waits for another one of the run, and none can go on by itself. `times`: they went to sleep, in all. */
static bool all_asleep(long *times)
{
  int count = 0;
  *times = 0;
  for (int i = 0; i < proc_count; i++) {
    struct proc *p = procs[i];
    if (p->tid == run.init || !p->known) continue;
    if (p->held) continue;
    if (p->has_timer) return false;
    if (!p->stopped && (waits_limited(p) || !waits_now(p))) return false;
    *times += proc_switches(p);
    count++;
  }
  return count > 0;
}

/* A CPU that stood still delivers what it has in hand, a packet or the end of a timer, before it lets us run on it. */
static void visit_cpus(void)
{
  cpu_set_t ours, one;
  affinity_part(0);
  if (sched_getaffinity(0, sizeof ours, &ours) != 0) return;
  for (int i = 0; i < CPU_SETSIZE; i++) {
    if (!CPU_ISSET(i, &ours)) continue;
    CPU_ZERO(&one);
    CPU_SET(i, &one);
    sched_setaffinity(0, sizeof one, &one);
  }
  sched_setaffinity(0, sizeof ours, &ours);
}

/* Whether the run is stuck: nothing has moved for this long in calm time, in microseconds, and nothing can. */
bool waits_for_ever(int64_t quiet)
{
  long times;
  int64_t now = clock_calm();
  if (now - clock_moved <= quiet / 2 || !all_asleep(&times)) {
    asleep = -1;
    return false;
  }
  if (asleep >= 0 && times == slept) return now - asleep > quiet / 2;
  if (asleep < 0) visit_cpus();
  asleep = now;
  slept = times;
  return false;
}

/*
 * Whether a process of the run wants a CPU and none has had one since the last look. On a busy machine, or when a CPU
 * stands still, such time is not the run's.
 */
bool waits_for_cpu(void)
{
  unsigned long now = 0;
  bool wants = false;
  for (int i = 0; i < proc_count; i++) {
    char text[512], state;
    unsigned long user, system;
    const char *at = fact_text(procs[i]->tid, "stat", text, sizeof text) > 0 ? strrchr(text, ')') : NULL;
    if (!at || sscanf(at + 1, " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &state, &user, &system) != 3) continue;
    now += user + system;
    if (state == 'R' && procs[i]->tid != run.init) wants = true;
  }
  bool same = now == used && moved == clock_moved;
  used = now;
  moved = clock_moved;
  return wants && same;
}
