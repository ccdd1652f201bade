/*
 * Looks at two processes as waits.c would, but what they do is told on standard input, a line a look:
 * NOW MOVED STATES SWITCHES TICKS, in ms, a letter of proc_pid_stat(5) for each process, how often both went to sleep,
 * and the processor time of both. Prints a letter for each look: S if the run is called stuck (300 ms), C if it waits for
 * a CPU, otherwise a dot. A machine cannot be made to starve a process at just this moment.
 */
#include "../box/trace/waits.c"

static struct spec blocks = { .flags = BLOCKS };
static struct proc both[2] = {
  { .tid = 10, .known = true, .in_call = true, .nr = SYS_msgrcv, .spec = &blocks },
  { .tid = 11, .known = true, .in_call = true, .nr = SYS_msgrcv, .spec = &blocks },
};
struct proc *procs[] = { &both[0], &both[1] };
int proc_count = 2;
struct run run;
int64_t clock_moved;
static long long now, last;
static char states[3];
static long switches, ticks;

int64_t clock_calm(void)
{
  return now * 1000;
}

ssize_t fact_text(pid_t tid, const char *name, char *text, size_t size)
{
  (void)name;
  return snprintf(text, size, "%d (x) %c 1 1 1 0 -1 0 0 0 0 0 %ld 0", tid, states[tid - 10], tid == 10 ? ticks : 0);
}

long proc_switches(struct proc *p)
{
  return p == both ? switches : 0;
}

void affinity_part(pid_t child)
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
  while (scanf("%lld %lld %2s %ld %ld", &now, &last, states, &switches, &ticks) == 5) {
    clock_moved = last * 1000;
    bool starved = waits_for_cpu();
    printf("%c", waits_for_ever(300000) ? 'S' : starved ? 'C' : '.');
  }
  puts("");
  return 0;
}
