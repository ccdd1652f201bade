/*
 * A run without a tracer: nothing is known of the calls, but the limits hold and the ends of the programs are told.
 * init waits for the processes; the runner looks at the clock.
 */
#include "trace.h"
#include <linux/futex.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST 4096
#define TICK_MS 10
/* A program that sleeps this many ticks on end is taken to be waiting for another. */
#define CALM 3

static pid_t family[MOST];
static int64_t base[MOST];
static pid_t based[MOST];
static int size;
static bool ended;
static int calm[MAX_PROGRAMS];

/* How it ended can be read from then on. */
static bool is_over(const struct program *p)
{
  return __atomic_load_n(&p->over, __ATOMIC_SEQ_CST);
}

/* Adds the children of `pid`, theirs, and so on. */
static void descend(pid_t pid)
{
  char name[64], text[8192];
  snprintf(name, sizeof name, "task/%d/children", pid);
  if (fact_text(pid, name, text, sizeof text) <= 0) return;
  for (char *at = text, *end; size < MOST; at = end) {
    long child = strtol(at, &end, 10);
    if (end == at) break;
    family[size++] = (pid_t)child;
    descend((pid_t)child);
  }
}

static void find_family(void)
{
  size = 0;
  descend(run.init);
}

static int64_t memory_used(void)
{
  int64_t sum = 0, most = 0, shared;
  for (int i = 0; i < size; i++) {
    int64_t now = watch_resident(family[i], &shared);
    int at = family[i] % MOST;
    if (based[at] != family[i]) {
      based[at] = family[i];
      base[at] = now;
    }
    if (now > base[at]) sum += now - base[at];
    if (shared > most) most = shared;
  }
  return sum + most;
}

static void end(const char *why)
{
  if (!ended && why[0]) {
    out_begin("limit");
    out_time("t", now_us());
    out_text("why", why);
    out_end();
  }
  ended = true;
  find_family();
  for (int i = 0; i < size; i++) kill(family[i], SIGKILL);
}

static bool sleeps(pid_t pid)
{
  char text[512];
  const char *state = fact_text(pid, "stat", text, sizeof text) > 0 ? strrchr(text, ')') : NULL;
  return state && state[2] == 'S';
}

static void release(void)
{
  for (int i = 0; i < run.programs; i++) {
    struct program *p = &run.program[i];
    calm[i] = p->released && sleeps(p->outer) ? calm[i] + 1 : 0;
  }
  for (int i = 0; i < run.programs; i++) {
    struct program *p = &run.program[i];
    struct program *after = p->after >= 0 && p->after < run.programs ? &run.program[p->after] : NULL;
    if (p->released || (after && !is_over(after) && calm[p->after] < CALM)) continue;
    p->released = true;
    close(p->barrier[1]);
    p->barrier[1] = -1;
    out_begin("process");
    out_time("t", now_us());
    out_number("pid", p->inner);
    out_number("parent", 1);
    out_text("program", p->name);
    out_end();
  }
}

static void report_ends(void)
{
  static bool told[MAX_PROGRAMS];
  for (int i = 0; i < run.programs; i++) {
    struct program *p = &run.program[i];
    bool over = is_over(p);
    if (!over) told[i] = false;
    if (!over || told[i]) continue;
    told[i] = true;
    out_begin("exit");
    out_time("t", now_us());
    out_number("pid", p->inner);
    if (WIFSIGNALED(p->status)) out_number("signal", WTERMSIG(p->status));
    else out_number("code", WEXITSTATUS(p->status));
    out_open("fds", '[');
    out_close(']');
    out_number("cpu", p->cpu);
    out_number("maxrss", p->maxrss);
    out_end();
    /* The account may lag behind the limit; a limit that the program has set itself is usually much lower. */
    if (WIFSIGNALED(p->status) && WTERMSIG(p->status) == SIGXCPU && p->cpu >= run.option[OPT_CPU_S] * 500000) end("cpu-time");
  }
}

static void look(int64_t *over_since)
{
  bool over = true;
  find_family();
  for (int i = 0; i < run.programs; i++) over = over && is_over(&run.program[i]);
  if (over && *over_since < 0) *over_since = clock_calm();
  if (ended) end("");
  else if (watch_overtime()) end("wall-time");
  else if (watch_client()) end("interrupted");
  else if (watch_output() > run.option[OPT_OUTPUT]) end("output");
  else if (memory_used() > run.option[OPT_MEMORY]) end("memory");
  else if (over && clock_calm() - *over_since > run.option[OPT_LINGER_MS] * 1000) {
    for (int i = 0; i < size; i++) family_killed(family[i]);
    end("");
  }
}

void untraced_run(void)
{
  int64_t over_since = -1;
  ended = false;
  memset(based, 0, sizeof based);
  memset(calm, 0, sizeof calm);
  stage_settle();
  watch_begin();
  if (run.stage == STAGE_FAILED) return;
  find_family();
  for (int i = 0; i < size && i < run.programs; i++) run.program[i].outer = family[i];
  while (!__atomic_load_n(&run.alone, __ATOMIC_SEQ_CST)) {
    release();
    report_ends();
    out_flush(false);
    struct timespec tick = { 0, TICK_MS * 1000000L };
    syscall(SYS_futex, &run.alone, FUTEX_WAIT, 0, &tick, NULL, 0);
    look(&over_since);
  }
  release();
  report_ends();
}
