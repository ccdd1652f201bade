/*
 * Chance made visible: random delays at the tracer's stops, one CPU or all, and small pipes, all from a seed. The
 * same seed asks for the same disturbances in the same order; what the scheduler makes of them is its own affair.
 */
#include "trace.h"
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static uint64_t state;

/* xorshift64*, by Marsaglia and Vigna. */
static uint32_t draw(uint32_t below)
{
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return (uint32_t)((state * 0x2545f4914f6cdd1dULL) >> 33) % below;
}

/* Decides for the whole run, before its programs begin. */
void disturb_begin(void)
{
  state = (uint64_t)run.option[OPT_DISTURB];
  if (!state) return;
  for (int i = 0; i < 8; i++) draw(2);
  /* On one CPU only one process moves at a time, and the kernel decides when to change. */
  if (draw(3) == 0 && !run.option[OPT_CPUS]) run.option[OPT_CPUS] = 1 << draw((uint32_t)sysconf(_SC_NPROCESSORS_ONLN));
}

/*
 * How long the process is kept at its stop, in microseconds. Most stops pass at once. The tracer does not sleep
 * through the delay: the others go on meanwhile, which is the point.
 */
int64_t disturb_delay(void)
{
  if (!state) return 0;
  switch (draw(8)) {
  case 0:
    return draw(500);
  case 1:
    return draw(5000);
  case 2:
    return draw(20000);
  }
  return 0;
}

/* A new pipe may hold a page only. `fd` is its write end. */
void disturb_pipe(struct proc *p, int fd)
{
  char path[64];
  if (!state || draw(2)) return;
  snprintf(path, sizeof path, "%d/fd/%d", p->tid, fd);
  int own = openat(machine.proc, path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
  if (own < 0) return;
  fcntl(own, F_SETPIPE_SZ, (int)sysconf(_SC_PAGESIZE));
  close(own);
}
