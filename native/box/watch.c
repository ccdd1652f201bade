/* What the tracer looks at each time its timer rings: time, memory, output, the client, and whether anything moves. */
#include "trace.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool client_says(void)
{
  struct pollfd in = { .fd = 0, .events = POLLIN };
  return poll(&in, 1, 0) > 0 && in.revents;
}

static int64_t output_size(void)
{
  struct stat st;
  int64_t size = 0;
  for (int i = 0; i < run.programs; i++)
    for (int fd = 1; fd < 3; fd++)
      if (fstat(run.program[i].std[fd], &st) == 0) size += st.st_size;
  return size;
}

static int64_t resident(pid_t tid)
{
  char path[64], text[128];
  long size, pages = 0, shared = 0;
  snprintf(path, sizeof path, "%d/statm", tid);
  int fd = openat(machine.proc, path, O_RDONLY | O_CLOEXEC);
  ssize_t n = fd >= 0 ? read(fd, text, sizeof text - 1) : -1;
  if (fd >= 0) close(fd);
  if (n <= 0) return 0;
  text[n] = 0;
  sscanf(text, "%ld %ld %ld", &size, &pages, &shared);
  return (pages - shared) * 4096LL;
}

/* Private memory of all processes; what a fork shares with its parent is counted by what it grew to since. */
static int64_t memory_used(void)
{
  int64_t sum = 0;
  for (int i = 0; i < proc_count; i++) {
    struct proc *p = procs[i];
    if (p->tid == run.init || !p->leader) continue;
    int64_t now = resident(p->tid);
    if (!p->rss_base || now < p->rss_base) p->rss_base = p->execed ? 1 : now > 0 ? now : 1;
    sum += now - p->rss_base;
  }
  return sum;
}

bool watch_blocked(struct proc *p)
{
  char path[64], text[512];
  if (!p->in_call || !(p->spec->flags & BLOCKS)) return false;
  snprintf(path, sizeof path, "%d/stat", p->tid);
  int fd = openat(machine.proc, path, O_RDONLY | O_CLOEXEC);
  ssize_t n = fd >= 0 ? read(fd, text, sizeof text - 1) : -1;
  if (fd >= 0) close(fd);
  if (n <= 0) return false;
  text[n] = 0;
  const char *state = strrchr(text, ')');
  return state && (state[2] == 'S' || state[2] == 'D');
}

void watch_tick(void)
{
  int64_t t = now_us();
  if (t - run.begin > run.option[OPT_WALL_MS] * 1000) return trace_end("wall-time", 0);
  if (client_says()) return trace_end("interrupted", 0);
  if (output_size() > run.option[OPT_OUTPUT]) return trace_end("output", 0);
  if (memory_used() > run.option[OPT_MEMORY]) return trace_end("memory", 0);
}
