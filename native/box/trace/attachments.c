/*
 * The memory that processes of the run share: which System V segments each has attached and which files mapped shared,
 * and the first bytes of these as they were last told.
 */
#include "trace.h"
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#define MOST 256

struct attachment attached[MOST];
int attached_count;

/* The first bytes as they were last told. */
static struct {
  int open, id;
  size_t length;
  char bytes[DATA_LIMIT];
} told[MOST];
static int tellings;

void attached_reset(void)
{
  attached_count = tellings = 0;
}

static void attach(struct proc *p, int open, int id, uint64_t at, size_t length)
{
  if (attached_count == MOST) return;
  attached[attached_count++] = (struct attachment){ p->tgid, open, id, at, length };
  if (open) opened_at(open)->mapped++;
}

static void detach(int i)
{
  if (attached[i].open) opened_unmap(attached[i].open);
  attached[i] = attached[--attached_count];
}

/* A child has what its parent has. */
void attached_fork(const struct proc *parent, const struct proc *child)
{
  if (parent->tgid == child->tgid) return;
  for (int i = 0, n = attached_count; i < n && attached_count < MOST; i++) {
    if (attached[i].tgid != parent->tgid) continue;
    attached[attached_count] = attached[i];
    if (attached[i].open) opened_at(attached[i].open)->mapped++;
    attached[attached_count++].tgid = child->tgid;
  }
}

/* execve and the end of a process take all of it away. */
void attached_gone(const struct proc *p)
{
  for (int i = attached_count - 1; i >= 0; i--)
    if (attached[i].tgid == p->tgid) detach(i);
}

/* Follows the calls that attach and detach; before the call's event is complete. */
void attached_call(struct proc *p, int64_t ret)
{
  struct slot *s;
  switch (p->nr) {
  case SYS_shmat:
    attach(p, 0, (int)p->args[0], (uint64_t)ret, DATA_LIMIT);
    break;
  case SYS_mmap:
    s = table_get(p->table, (int)p->args[4]);
    if (p->args[3] & MAP_SHARED && !(p->args[3] & MAP_ANONYMOUS) && s && p->args[5] == 0 && peek_file(p, (int)p->args[4]) >= 0)
      attach(p, s->open, 0, (uint64_t)ret, p->args[1]);
    break;
  case SYS_shmdt:
  case SYS_munmap:
    for (int i = attached_count - 1; i >= 0; i--)
      if (attached[i].tgid == p->tgid && attached[i].at == p->args[0]) detach(i);
    break;
  }
}

/* Whether its first bytes differ from those last told. The new ones then count as told. */
bool attached_changed(const struct attachment *a, const char *bytes, size_t length)
{
  for (int i = 0; i < tellings; i++) {
    if (told[i].open != a->open || told[i].id != a->id) continue;
    if (told[i].length == length && memcmp(told[i].bytes, bytes, length) == 0) return false;
    told[i].length = length;
    memcpy(told[i].bytes, bytes, length);
    return true;
  }
  if (tellings == MOST) return false;
  told[tellings].open = a->open;
  told[tellings].id = a->id;
  told[tellings].length = length;
  memcpy(told[tellings++].bytes, bytes, length);
  return true;
}

/* A store before shmdt is seen at its entry: afterwards no process may have the segment. */
void attached_entry(const struct proc *p)
{
  char bytes[DATA_LIMIT];
  if (p->nr != SYS_shmdt) return;
  for (int i = 0; i < attached_count; i++) {
    const struct attachment *a = &attached[i];
    if (a->tgid != p->tgid || a->open || a->at != p->args[0]) continue;
    size_t n = peek_bytes(p->tid, a->at, bytes, sizeof bytes);
    if (n > 0) attached_changed(a, bytes, n);
  }
}

/* The segment's first bytes, from any process that has it attached, or as they were last seen. */
size_t attached_segment(int id, char *to)
{
  for (int i = 0; i < attached_count; i++) {
    if (attached[i].open || attached[i].id != id) continue;
    size_t n = peek_bytes(attached[i].tgid, attached[i].at, to, DATA_LIMIT);
    if (n == 0) continue;
    attached_changed(&attached[i], to, n);
    return n;
  }
  for (int i = 0; i < tellings; i++) {
    if (told[i].open || told[i].id != id) continue;
    memcpy(to, told[i].bytes, told[i].length);
    return told[i].length;
  }
  return 0;
}
