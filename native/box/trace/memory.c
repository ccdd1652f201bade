/*
 * Shared memory changes without a call. After each call of a process that has a System V segment attached or a file
 * mapped shared, the first bytes of these are compared with what they were: a change is told in that call's event.
 */
#include "trace.h"
#include <unistd.h>

/* The segments that this process has attached, as the kernel counts them now. */
void out_segments(const struct proc *p)
{
  bool any = false;
  for (int i = 0; i < attached_count; i++) {
    const struct attachment *a = &attached[i];
    if (a->tgid != p->tgid || a->open) continue;
    int first = 0;
    while (attached[first].tgid != p->tgid || attached[first].open || attached[first].id != a->id) first++;
    if (first != i) continue;
    if (!any) out_open("sysv", '[');
    any = true;
    out_object(SHM, a->id);
  }
  if (any) out_close(']');
}

/* `any`: the array is open already. Returns whether it is. */
static bool out_changes(struct proc *p, bool segments, bool any)
{
  char bytes[DATA_LIMIT];
  for (int i = 0; i < attached_count; i++) {
    const struct attachment *a = &attached[i];
    if (a->tgid != p->tgid || segments != !a->open) continue;
    struct opened *o = a->open ? opened_at(a->open) : NULL;
    struct stat st;
    ssize_t n = o ? pread(o->peek, bytes, sizeof bytes, 0) : (ssize_t)peek_bytes(p->tid, a->at, bytes, sizeof bytes);
    if (n <= 0 || !attached_changed(a, bytes, (size_t)n) || (o && fstat(o->peek, &st) != 0)) continue;
    if (!any) out_open(segments ? "sysv" : "files", '[');
    any = true;
    if (o) out_file(o->link, &st, o->peek, DATA_LIMIT);
    else out_object(SHM, a->id);
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
