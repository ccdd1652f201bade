/* The tracer's tables: processes, descriptor tables, open file descriptions. They follow the calls, not /proc. */
#include "trace.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_PROCS 4096

struct proc *procs[MAX_PROCS];
int proc_count;
static struct opened **opened;
static int opened_count, opened_room;

struct proc *proc_find(pid_t tid)
{
  static int last;
  if (last < proc_count && procs[last]->tid == tid) return procs[last];
  for (int i = 0; i < proc_count; i++)
    if (procs[i]->tid == tid) return procs[last = i];
  return NULL;
}

struct proc *proc_add(pid_t tid)
{
  if (tid <= 0 || proc_count == MAX_PROCS) return NULL;
  struct proc *p = calloc(1, sizeof *p);
  if (!p) _exit(70);
  p->tid = p->tgid = tid;
  p->status_fd = p->entry_fd = -1;
  p->switches = -1;
  procs[proc_count++] = p;
  return p;
}

void proc_remove(struct proc *p)
{
  for (int i = 0; i < proc_count; i++)
    if (procs[i] == p) procs[i] = procs[--proc_count];
  if (p->table) table_drop(p->table);
  if (p->status_fd >= 0) close(p->status_fd);
  if (p->entry_fd >= 0) close(p->entry_fd);
  free(p->exec_path);
  free(p);
}

struct opened *opened_at(int id)
{
  return opened[id];
}

/* A new open file description. 0 stands for none. */
int opened_add(void)
{
  if (opened_count + 1 >= opened_room) {
    opened_room = opened_room * 2 + 256;
    opened = realloc(opened, (size_t)opened_room * sizeof *opened);
    if (!opened) _exit(70);
  }
  struct opened *o = calloc(1, sizeof *o);
  if (!o) _exit(70);
  o->peek = -1;
  o->counter = -1;
  opened[++opened_count] = o;
  return opened_count;
}

/* Bytes in files without a place: memfds. */
int64_t opened_memory(void)
{
  struct stat st;
  int64_t sum = 0;
  for (int i = 1; i <= opened_count; i++) {
    struct opened *o = opened[i];
    if (o->peek >= 0 && strncmp(o->link, "/memfd:", 7) == 0 && fstat(o->peek, &st) == 0) sum += st.st_blocks * 512LL;
  }
  return sum;
}

static void opened_drop(int id)
{
  struct opened *o = opened[id];
  if (--o->refs > 0 || o->mapped > 0 || o->peek < 0) return;
  close(o->peek);
  o->peek = -1;
}

/* Its file has one mapping fewer. */
void opened_unmap(int id)
{
  opened[id]->mapped--;
  opened[id]->refs++;
  opened_drop(id);
}

static void grow(struct table *t, int fd)
{
  if (fd < t->size) return;
  int size = fd + 32;
  t->slot = realloc(t->slot, (size_t)size * sizeof *t->slot);
  if (!t->slot) _exit(70);
  memset(t->slot + t->size, 0, (size_t)(size - t->size) * sizeof *t->slot);
  t->size = size;
}

struct table *table_copy(struct table *from)
{
  struct table *t = calloc(1, sizeof *t);
  if (!t) _exit(70);
  t->refs = 1;
  if (!from) return t;
  grow(t, from->size);
  memcpy(t->slot, from->slot, (size_t)from->size * sizeof *t->slot);
  for (int fd = 0; fd < from->size; fd++)
    if (t->slot[fd].open) opened[t->slot[fd].open]->refs++;
  return t;
}

void table_close(struct table *t, unsigned from, unsigned to)
{
  for (unsigned fd = from; fd <= to && fd < (unsigned)t->size; fd++) {
    if (t->slot[fd].open) opened_drop(t->slot[fd].open);
    t->slot[fd].open = 0;
  }
}

void table_drop(struct table *t)
{
  if (--t->refs > 0) return;
  table_close(t, 0, ~0U);
  free(t->slot);
  free(t);
}

void table_set(struct table *t, int fd, int open, bool cloexec)
{
  if (fd < 0 || fd > 1 << 20) return;
  grow(t, fd);
  opened[open]->refs++;
  table_close(t, (unsigned)fd, (unsigned)fd);
  t->slot[fd] = (struct slot){ open, cloexec };
}

struct slot *table_get(struct table *t, int fd)
{
  return t && fd >= 0 && fd < t->size && t->slot[fd].open ? &t->slot[fd] : NULL;
}

/* execve: what is marked close-on-exec goes. */
void table_exec(struct table *t)
{
  for (int fd = 0; fd < t->size; fd++)
    if (t->slot[fd].open && t->slot[fd].cloexec) table_close(t, (unsigned)fd, (unsigned)fd);
}

void process_reset(void)
{
  while (proc_count > 0) proc_remove(procs[0]);
  for (int i = 1; i <= opened_count; i++) {
    if (opened[i]->peek >= 0) close(opened[i]->peek);
    free(opened[i]);
  }
  opened_count = 0;
}
