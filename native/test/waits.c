/*
 * Looks at two processes as waits.c would, but what they do is told on standard input, a line a look:
 * NOW MOVED STATES SWITCHES, in ms, a letter of proc_pid_stat(5) for each process, and how often both went to sleep.
 * Prints 1 for a look at which the run is called stuck (300 ms), else 0. A machine cannot be made to starve a process
 * at just this moment.
 */
#include "../box/waits.c"
#include <stdio.h>

static struct spec blocks = { .flags = BLOCKS };
static struct proc both[2] = {
  { .tid = 10, .known = true, .in_call = true, .nr = SYS_msgrcv, .spec = &blocks },
  { .tid = 11, .known = true, .in_call = true, .nr = SYS_msgrcv, .spec = &blocks },
};
struct proc *procs[] = { &both[0], &both[1] };
int proc_count = 2;
struct run run;
int64_t trace_moved;
static long long now, moved;
static char states[3];
static long switches;

int64_t watch_calm(void)
{
  return now * 1000;
}

ssize_t fact_text(pid_t tid, const char *name, char *text, size_t size)
{
  (void)name;
  return snprintf(text, size, "%d (x) %c", tid, states[tid - 10]);
}

long proc_switches(struct proc *p)
{
  return p == both ? switches : 0;
}

void near_part(pid_t child)
{
  (void)child;
}

struct slot *table_get(struct table *t, int fd)
{
  (void)t, (void)fd;
  return NULL;
}

struct opened *opened_at(int id)
{
  (void)id;
  return NULL;
}

int main(void)
{
  waits_begin();
  while (scanf("%lld %lld %2s %ld", &now, &moved, states, &switches) == 4) {
    trace_moved = moved * 1000;
    printf("%d", waits_for_ever(300000));
  }
  puts("");
  return 0;
}
