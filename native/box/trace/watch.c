/* What is looked at each time the timer rings: time, memory, output, the client, and whether anything can still move. */
#include "trace.h"
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#define DAEMON_GRACE_MS 100

/* Memory is looked at an eighth of the time at most, but this often: a busy machine makes a look long. */
#define LOOK_SHARE 8
#define LOOK_AT_LEAST_US 200000

static int64_t lingering;
/* When the last look at the memory was over, and what it took. */
static int64_t looked, took;

void watch_begin(void)
{
  looked = took = 0;
  lingering = -1;
  clock_begin();
  waits_begin();
}

/* Whether the limit is reached. Time in which the machine stood still, or kept us or the run waiting, does not count. */
bool watch_overtime(void)
{
  clock_forward(!waits_for_cpu());
  return clock_passed() > run.option[OPT_WALL_MS] * 1000;
}

/* A line, or the end of it: either way the client wants no more of this run. */
bool watch_client(void)
{
  struct pollfd in = { .fd = 0, .events = POLLIN };
  return poll(&in, 1, 0) > 0 && in.revents;
}

int64_t watch_output(void)
{
  struct stat st;
  int64_t size = 0;
  for (int i = 0; i < run.programs; i++)
    for (int fd = 1; fd < 3; fd++)
      if (fstat(run.program[i].std[fd], &st) == 0) size += st.st_size;
  return size;
}

static int64_t field(const char *text, const char *name)
{
  const char *at = strstr(text, name);
  return at ? strtoll(at + strlen(name), NULL, 10) * 1024 : 0;
}

/* Bytes of its own, page tables too; and, where asked for, those that it maps together with others. */
int64_t watch_resident(pid_t tid, int64_t *shared)
{
  char text[4096];
  if (fact_text(tid, "status", text, sizeof text) <= 0) return 0;
  if (shared) *shared = field(text, "RssShmem:");
  return field(text, "RssAnon:") + field(text, "VmPTE:");
}

/* Of what it maps together with others, its share. */
static int64_t share(pid_t tid)
{
  char text[4096];
  return fact_text(tid, "smaps_rollup", text, sizeof text) > 0 ? field(text, "Pss_Shmem:") : 0;
}

/*
 * Memory of all processes together, and of objects that none has mapped. What a fork shares with its parent is not
 * counted, only what it grew by since. What several map together counts once; as it is expensive to find out,
 * that is done only where it matters.
 */
static int64_t memory_used(void)
{
  int64_t own = 0, mapped = 0, shared, sysv[2];
  for (int i = 0; i < proc_count; i++) {
    struct proc *p = procs[i];
    if (p->tid == run.init || !p->leader) continue;
    int64_t now = watch_resident(p->tid, &shared);
    if (p->execed) p->rss_base = 0;
    else if (now < p->rss_base) p->rss_base = now;
    own += now - p->rss_base;
    mapped += shared;
  }
  sysv_memory(sysv);
  own += sysv[1];
  int64_t objects = opened_memory() + sysv[0], shares = 0;
  if (own + mapped + objects <= run.option[OPT_MEMORY]) return own + mapped + objects;
  for (int i = 0; i < proc_count; i++)
    if (procs[i]->tid != run.init && procs[i]->leader) shares += share(procs[i]->tid);
  return own + (shares > objects ? shares : objects);
}

static bool too_much_memory(void)
{
  int64_t t = now_us(), pause = LOOK_SHARE * took;
  if (t - looked < (pause < LOOK_AT_LEAST_US ? pause : LOOK_AT_LEAST_US)) return false;
  bool much = memory_used() > run.option[OPT_MEMORY];
  looked = now_us();
  took = looked - t;
  return much;
}

/* All programs have ended, and what they started goes on: a while for children, next to none for daemons. */
static bool lingers(void)
{
  bool daemons = true;
  for (int i = 0; i < run.programs; i++)
    if (!run.program[i].over) return false;
  for (int i = 0; i < proc_count; i++)
    if (!procs[i]->daemon) daemons = false;
  if (lingering < 0) lingering = clock_calm();
  return clock_calm() - lingering > 1000 * (daemons ? DAEMON_GRACE_MS : run.option[OPT_LINGER_MS]);
}

void watch_tick(void)
{
  int64_t quiet = run.option[OPT_STUCK_MS] * 1000;
  if (watch_overtime()) return trace_end("wall-time", 0);
  if (trace_end_due) return trace_end(trace_end_due, 0);
  if (watch_client()) return trace_end("interrupted", 0);
  if (watch_output() > run.option[OPT_OUTPUT]) return trace_end("output", 0);
  if (out_total() > STREAM_MOST) return trace_end("calls", 0);
  if (too_much_memory()) return trace_end("memory", 0);
  if (lingers()) return trace_end("", 0);
  if (quiet > 0 && waits_for_ever(quiet)) trace_end("stuck", 0);
}
