/* What /proc says of a traced process: its descriptors, names, mappings and switches. */
#include "trace.h"
#include <elf.h>
#include <fcntl.h>
#include <linux/kcmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

ssize_t fact_text(pid_t tid, const char *name, char *to, size_t size)
{
  char path[64];
  snprintf(path, sizeof path, "%d/%s", tid, name);
  int fd = openat(machine.proc, path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t n = read(fd, to, size - 1);
  close(fd);
  if (n >= 0) to[n] = 0;
  return n;
}

/* Offset and flags from fdinfo, name and file from fd. */
static bool read_fact(struct proc *p, int fd, struct opened *o, bool *cloexec)
{
  char path[64], text[1024];
  struct stat st;
  snprintf(path, sizeof path, "fdinfo/%d", fd);
  if (fact_text(p->tid, path, text, sizeof text) <= 0) return false;
  const char *pos = strstr(text, "pos:"), *flags = strstr(text, "flags:");
  o->pos = pos ? strtoll(pos + 4, NULL, 10) : 0;
  int bits = flags ? (int)strtol(flags + 6, NULL, 8) : 0;
  o->flags = bits & ~O_CLOEXEC;
  if (cloexec) *cloexec = bits & O_CLOEXEC;
  const char *counter = strstr(text, "eventfd-count:");
  o->counter = counter ? strtoll(counter + 14, NULL, 16) : -1;
  if (o->link[0]) return true;
  snprintf(path, sizeof path, "%d/fd/%d", p->tid, fd);
  ssize_t n = readlinkat(machine.proc, path, o->link, sizeof o->link - 1);
  o->link[n > 0 ? n : 0] = 0;
  if (fstatat(machine.proc, path, &st, 0) == 0) {
    o->dev = st.st_dev;
    o->ino = st.st_ino;
    o->mode = st.st_mode;
  }
  return true;
}

/* A descriptor with an open file description of its own. */
int fact_new(struct proc *p, int fd)
{
  bool cloexec = false;
  int id = opened_add();
  read_fact(p, fd, opened_at(id), &cloexec);
  table_set(p->table, fd, id, cloexec);
  return id;
}

void fact_refresh(struct proc *p, int fd)
{
  struct slot *s = table_get(p->table, fd);
  if (s) read_fact(p, fd, opened_at(s->open), &s->cloexec);
}

/* 1 when both descriptors have one open file description, 0 when not, -1 when the kernel does not tell. */
int same_open(struct proc *a, int fa, struct proc *b, int fb)
{
  long order = syscall(SYS_kcmp, a->tid, b->tid, KCMP_FILE, fa, fb);
  if (order >= 0) return order == 0;
  /* Without kcmp (Docker) the best guess is: same file, flags and offset. */
  struct opened one = { 0 }, other = { 0 };
  if (!read_fact(a, fa, &one, NULL) || !read_fact(b, fb, &other, NULL)) return -1;
  return one.dev == other.dev && one.ino == other.ino && one.flags == other.flags && one.pos == other.pos;
}

/* All descriptors of a process that has just begun. */
void fact_table(struct proc *p)
{
  for (int fd = 0; fd < 1024; fd++) {
    char path[64];
    struct stat st;
    snprintf(path, sizeof path, "%d/fd/%d", p->tid, fd);
    if (fstatat(machine.proc, path, &st, 0) != 0) {
      if (fd > 16) break;
      continue;
    }
    int id = fact_new(p, fd);
    for (int other = 0; other < fd; other++) {
      struct slot *s = table_get(p->table, other);
      if (!s || opened_at(s->open)->ino != st.st_ino || opened_at(s->open)->dev != st.st_dev) continue;
      if (same_open(p, fd, p, other) == 1) table_set(p->table, fd, s->open, table_get(p->table, fd)->cloexec);
    }
    opened_at(id)->std = strncmp(opened_at(id)->link, "/memfd:std", 10) == 0;
  }
}

static void out_id(const char *key, dev_t dev, ino_t ino)
{
  char id[48];
  snprintf(id, sizeof id, "%llu:%llu", (unsigned long long)dev, (unsigned long long)ino);
  out_text(key, id);
}

void out_fd(int fd, const struct slot *s)
{
  const struct opened *o = opened_at(s->open);
  out_open(NULL, '{');
  out_number("fd", fd);
  out_text("link", o->link);
  out_id("file", o->dev, o->ino);
  out_number("flags", o->flags | (s->cloexec ? O_CLOEXEC : 0));
  out_number("pos", o->pos);
  out_number("open", s->open);
  if (o->counter >= 0) {
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)o->counter);
    out_open("info", '{');
    out_text("eventfd-count", text);
    out_close('}');
  }
  out_close('}');
}

void out_fds(const char *key, struct table *t)
{
  out_open(key, '[');
  /* A run whose stream is too long is over: no one reads the rest. */
  for (int fd = 0; t && fd < t->size && out_total() < STREAM_MOST; fd++)
    if (t->slot[fd].open) out_fd(fd, &t->slot[fd]);
  out_close(']');
}

/* `peek`: a descriptor to read the first bytes from, or -1. */
void out_file(const char *path, const struct stat *st, int peek, int64_t limit)
{
  out_file_target(path, st, peek, limit, NULL);
}

/* `target`: of a symbolic link, or NULL. */
void out_file_target(const char *path, const struct stat *st, int peek, int64_t limit, const char *target)
{
  out_open(NULL, '{');
  if (target) out_text("target", target);
  out_text("path", path);
  out_id("file", st->st_dev, st->st_ino);
  out_number("mode", st->st_mode);
  out_number("size", st->st_size);
  out_number("links", (int64_t)st->st_nlink);
  if (peek >= 0 && S_ISREG(st->st_mode)) {
    size_t want = (size_t)(st->st_size < limit ? st->st_size : limit);
    char *bytes = malloc(want + 1);
    ssize_t n = bytes ? pread(peek, bytes, want, 0) : -1;
    if (n >= 0) out_bytes("content", bytes, (size_t)n);
    free(bytes);
  }
  out_close('}');
}

/* How often it has gone to sleep in the kernel, so far. */
long proc_switches(struct proc *p)
{
  char text[4096], path[64];
  if (p->status_fd < 0) {
    snprintf(path, sizeof path, "%d/status", p->tid);
    p->status_fd = openat(machine.proc, path, O_RDONLY | O_CLOEXEC);
  }
  ssize_t n = pread(p->status_fd, text, sizeof text - 1, 0);
  if (n <= 0) return 0;
  text[n] = 0;
  const char *at = strstr(text, "\nvoluntary_ctxt_switches:");
  return at ? strtol(at + 25, NULL, 10) : 0;
}

/* Its number in its own PID namespace, and its thread group's number out here. */
void proc_names(struct proc *p)
{
  char text[4096];
  if (fact_text(p->tid, "status", text, sizeof text) <= 0) return;
  const char *at = strstr(text, "\nNSpid:"), *group = strstr(text, "\nTgid:");
  for (const char *end = at ? strchr(at + 1, '\n') : NULL, *c = end; c && c > at; c--)
    if (c[-1] == '\t' || c[-1] == ' ') {
      p->inner = atoi(c);
      break;
    }
  if (group) p->tgid = atoi(group + 6);
}

/* Where the dynamic loader is mapped since the last execve. */
uint64_t proc_loader(struct proc *p)
{
  Elf64_auxv_t entry[64];
  ssize_t n = fact_text(p->tid, "auxv", (char *)entry, sizeof entry);
  for (ssize_t i = 0; i < n / (ssize_t)sizeof *entry; i++)
    if (entry[i].a_type == AT_BASE) return entry[i].a_un.a_val;
  return 0;
}

/* The line of /proc/PID/maps that holds the address. */
bool proc_mapping(struct proc *p, uint64_t address, char *text, size_t size)
{
  char path[64], line[1024];
  snprintf(path, sizeof path, "%d/maps", p->tid);
  int fd = openat(machine.proc, path, O_RDONLY | O_CLOEXEC);
  FILE *file = fd >= 0 ? fdopen(fd, "r") : NULL;
  bool found = false;
  while (file && !found && fgets(line, sizeof line, file)) {
    unsigned long long from, to;
    if (sscanf(line, "%llx-%llx", &from, &to) != 2 || address < from || address >= to) continue;
    line[strcspn(line, "\n")] = 0;
    snprintf(text, size, "%s", line);
    found = true;
  }
  if (file) fclose(file);
  return found;
}
