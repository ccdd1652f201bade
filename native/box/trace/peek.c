/* Looks into a traced process: its memory, and the files that it has open. */
#include "trace.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>

/* No page is smaller. */
#define PAGE 4096UL

size_t peek_bytes(pid_t tid, uint64_t address, void *to, size_t length)
{
  struct iovec here = { to, length }, there = { (void *)address, length };
  ssize_t n = address && length ? process_vm_readv(tid, &here, 1, &there, 1, 0) : 0;
  return n > 0 ? (size_t)n : 0;
}

/* A text, page by page: what is behind its end may not be there. */
bool peek_text(pid_t tid, uint64_t address, char *to, size_t size)
{
  size_t used = 0;
  while (used < size - 1) {
    size_t want = PAGE - (address + used) % PAGE;
    if (want > size - 1 - used) want = size - 1 - used;
    size_t n = peek_bytes(tid, address + used, to + used, want);
    if (n == 0) break;
    if (memchr(to + used, 0, n)) return true;
    used += n;
  }
  to[used] = 0;
  return used > 0;
}

/* A descriptor of ours on the file, to read its first bytes again and again. Only for files: a FIFO would notice. */
int peek_file(struct proc *p, int fd)
{
  char path[64];
  struct slot *s = table_get(p->table, fd);
  struct opened *o = s ? opened_at(s->open) : NULL;
  if (!o) return -1;
  if (o->peek >= 0 || !S_ISREG(o->mode)) return o->peek;
  snprintf(path, sizeof path, "%d/fd/%d", p->tid, fd);
  return o->peek = openat(machine.proc, path, O_RDONLY | O_CLOEXEC | O_NOATIME);
}
