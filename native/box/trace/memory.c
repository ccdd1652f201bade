/*
 * Shared memory changes without a call. After each call of a process that has a System V segment attached or a file
 * mapped shared, the first bytes of these are compared with what they were: a change is told in that call's event.
 */
#include "trace.h"
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST 256

/* `open` is the description of a mapped file; else `id` is a segment's. */
static struct attachment {
  pid_t tgid;
  int open, id;
  uint64_t at;
  size_t length;
} attached[MOST];
static int count;

/* The first bytes as they were last told. */
static struct {
  int open, id;
  size_t length;
  char bytes[DATA_LIMIT];
} told[MOST];
static int tellings;

void memory_reset(void)
{
  count = tellings = 0;
}

static void attach(struct proc *p, int open, int id, uint64_t at, size_t length)
{
  if (count == MOST) return;
  attached[count++] = (struct attachment){ p->tgid, open, id, at, length };
  if (open) opened_at(open)->mapped++;
}

static void detach(int i)
{
  if (attached[i].open) opened_unmap(attached[i].open);
  attached[i] = attached[--count];
}

/* A child has what its parent has. */
void memory_fork(const struct proc *parent, const struct proc *child)
{
  if (parent->tgid == child->tgid) return;
  for (int i = 0, n = count; i < n && count < MOST; i++) {
    if (attached[i].tgid != parent->tgid) continue;
    attached[count] = attached[i];
    if (attached[i].open) opened_at(attached[i].open)->mapped++;
    attached[count++].tgid = child->tgid;
  }
}

/* execve and the end of a process take all of it away. */
void memory_gone(const struct proc *p)
{
  for (int i = count - 1; i >= 0; i--)
    if (attached[i].tgid == p->tgid) detach(i);
}

/* Follows the calls that attach and detach; before the call's event is complete. */
void memory_call(struct proc *p, int64_t ret)
{
  struct slot *s;
  switch (p->nr) {
  case SYS_shmat:
    attach(p, 0, (int)p->args[0], (uint64_t)ret, DATA_LIMIT);
    break;
  case SYS_mmap:
    s = table_get(p->table, (int)p->args[4]);
    if (p->args[3] & MAP_SHARED && !(p->args[3] & MAP_ANONYMOUS) && s && p->args[5] == 0 && file_peek(p, (int)p->args[4]) >= 0)
      attach(p, s->open, 0, (uint64_t)ret, p->args[1]);
    break;
  case SYS_shmdt:
  case SYS_munmap:
    for (int i = count - 1; i >= 0; i--)
      if (attached[i].tgid == p->tgid && attached[i].at == p->args[0]) detach(i);
    break;
  }
}

static bool changed(const struct attachment *a, const char *bytes, size_t length)
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

/* The segment's first bytes, out of whichever process has it, or else as they were last seen. */
size_t memory_segment(int id, char *to)
{
  for (int i = 0; i < count; i++) {
    if (attached[i].open || attached[i].id != id) continue;
    size_t n = peek_bytes(attached[i].tgid, attached[i].at, to, DATA_LIMIT);
    if (n == 0) continue;
    changed(&attached[i], to, n);
    return n;
  }
  for (int i = 0; i < tellings; i++) {
    if (told[i].open || told[i].id != id) continue;
    memcpy(to, told[i].bytes, told[i].length);
    return told[i].length;
  }
  return 0;
}

/* The segments that this process has attached, as the kernel counts them now. */
void out_segments(const struct proc *p)
{
  bool any = false;
  for (int i = 0; i < count; i++) {
    const struct attachment *a = &attached[i];
    if (a->tgid != p->tgid || a->open) continue;
    int first = 0;
    while (attached[first].tgid != p->tgid || attached[first].open || attached[first].id != a->id) first++;
    if (first != i) continue;
    if (!any) out_open("sysv", '[');
    any = true;
    out_segment(a->id);
  }
  if (any) out_close(']');
}

/* A store before shmdt is seen at its entry: afterwards nobody may have the segment any more. */
void memory_entry(const struct proc *p)
{
  char bytes[DATA_LIMIT];
  if (p->nr != SYS_shmdt) return;
  for (int i = 0; i < count; i++) {
    const struct attachment *a = &attached[i];
    if (a->tgid != p->tgid || a->open || a->at != p->args[0]) continue;
    size_t n = peek_bytes(p->tid, a->at, bytes, sizeof bytes);
    if (n > 0) changed(a, bytes, n);
  }
}

/* `any`: the array is open already. Returns whether it is. */
static bool out_changes(struct proc *p, bool segments, bool any)
{
  char bytes[DATA_LIMIT];
  for (int i = 0; i < count; i++) {
    const struct attachment *a = &attached[i];
    if (a->tgid != p->tgid || segments != !a->open) continue;
    struct opened *o = a->open ? opened_at(a->open) : NULL;
    struct stat st;
    ssize_t n = o ? pread(o->peek, bytes, sizeof bytes, 0) : (ssize_t)peek_bytes(p->tid, a->at, bytes, sizeof bytes);
    if (n <= 0 || !changed(a, bytes, (size_t)n) || (o && fstat(o->peek, &st) != 0)) continue;
    if (!any) out_open(segments ? "sysv" : "files", '[');
    any = true;
    if (o) out_file(o->link, &st, o->peek, DATA_LIMIT);
    else out_segment(a->id);
  }
  return any;
}

/* What this process could have changed since the last call: files or, with `segments`, System V segments. */
void out_memory_changes(struct proc *p, bool segments)
{
  if (out_changes(p, segments, false)) out_close(']');
}

/* The same for segments, into an array that is open. */
void out_segment_changes(struct proc *p)
{
  out_changes(p, true, true);
}
