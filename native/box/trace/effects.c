/* What a call that succeeded did to descriptors and files: follows it in the tables and prints what changed. */
#include "trace.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_CHANGED 64
static int changed[MAX_CHANGED], changes;

static void change(int fd)
{
  if (changes < MAX_CHANGED) changed[changes++] = fd;
}

/* A second descriptor for what `from` refers to. */
static void share(struct proc *p, int from, int to, bool cloexec)
{
  struct slot *s = table_get(p->table, from);
  if (!s) {
    fact_new(p, to);
  } else {
    table_set(p->table, to, s->open, cloexec);
  }
  change(to);
}

static void pair(struct proc *p, uint64_t at)
{
  int fd[2];
  if (peek_bytes(p->tid, at, fd, sizeof fd) != sizeof fd) return;
  for (int i = 0; i < 2; i++) {
    fact_new(p, fd[i]);
    change(fd[i]);
  }
}

/* Descriptors that came in a message, or from another process: only the kernel knows what they refer to. */
static void adopt(struct proc *p, int fd)
{
  int id = fact_new(p, fd);
  struct opened *mine = opened_at(id);
  for (int i = 0; i < proc_count; i++) {
    struct proc *other = procs[i];
    for (int f = 0; other->table && f < other->table->size; f++) {
      struct slot *s = table_get(other->table, f);
      if (!s || s->open == id || opened_at(s->open)->ino != mine->ino || opened_at(s->open)->dev != mine->dev) continue;
      if (same_open(p, fd, other, f) != 1) continue;
      table_set(p->table, fd, s->open, table_get(p->table, fd)->cloexec);
      return change(fd);
    }
  }
  change(fd);
}

/* Finds descriptors that the table does not have yet. */
static void received(struct proc *p)
{
  for (int fd = 0; fd < 256; fd++) {
    char path[64];
    if (table_get(p->table, fd)) continue;
    snprintf(path, sizeof path, "%d/fd/%d", p->tid, fd);
    if (faccessat(machine.proc, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0) adopt(p, fd);
  }
}

static void control(struct proc *p, int64_t ret)
{
  int fd = (int)p->args[0];
  switch (p->args[1]) {
  case F_DUPFD:
  case F_DUPFD_CLOEXEC:
    share(p, fd, (int)ret, p->args[1] == F_DUPFD_CLOEXEC);
    break;
  case F_SETFD:
  case F_SETFL:
    fact_refresh(p, fd);
    change(fd);
    break;
  }
}

/* The offset of a file after the call: what moved is known; only an append and a directory must be asked for. */
static void moved(struct proc *p, int fd, int64_t ret)
{
  struct slot *s = table_get(p->table, fd);
  struct opened *o = s ? opened_at(s->open) : NULL;
  if (!o) return;
  if (strncmp(o->link, "anon_inode:[eventfd]", 20) == 0) {
    fact_refresh(p, fd);
    return change(fd);
  }
  if (!S_ISREG(o->mode) && !S_ISDIR(o->mode)) return;
  if (p->nr == SYS_lseek) o->pos = ret;
  else if (p->nr == SYS_read || p->nr == SYS_readv || (p->nr == SYS_write && (o->std || !(o->flags & O_APPEND)))) o->pos += ret;
  else fact_refresh(p, fd);
  change(fd);
}

static void descriptors(struct proc *p, int64_t ret)
{
  int fd = (int)p->args[0];
  switch (p->nr) {
  case SYS_dup:
    return share(p, fd, (int)ret, false);
  case SYS_dup2:
    if ((int)p->args[1] != fd) share(p, fd, (int)ret, false);
    return;
  case SYS_dup3:
    return share(p, fd, (int)ret, p->args[2] & O_CLOEXEC);
  case SYS_fcntl:
    return control(p, ret);
  case SYS_ioctl:
    if (p->args[1] == 0x5421 /* FIONBIO */ || p->args[1] == 0x5450 || p->args[1] == 0x5451 /* FIONCLEX, FIOCLEX */) {
      fact_refresh(p, fd);
      change(fd);
    }
    return;
  case SYS_close:
    return table_close(p->table, (unsigned)fd, (unsigned)fd);
  case SYS_close_range:
    if (!(p->args[2] & 4 /* CLOSE_RANGE_CLOEXEC */)) table_close(p->table, (unsigned)p->args[0], (unsigned)p->args[1]);
    return;
  case SYS_pipe:
  case SYS_pipe2:
    pair(p, p->args[0]);
    if (changes == 2) disturb_pipe(p, changed[1]);
    return;
  case SYS_socketpair:
    return pair(p, p->args[3]);
  case SYS_recvmsg:
    return received(p);
  case SYS_pidfd_getfd:
    return adopt(p, (int)ret);
  }
  if (p->spec->flags & NEW_FD) {
    fact_new(p, (int)ret);
    change((int)ret);
  } else if (p->spec->flags & TOUCHES) {
    moved(p, fd, ret);
  }
}

static void out_fd_file(struct proc *p, int fd)
{
  struct slot *s = table_get(p->table, fd);
  struct opened *o = s ? opened_at(s->open) : NULL;
  struct stat st;
  if (!o || o->std || !(S_ISREG(o->mode) || S_ISFIFO(o->mode)) || o->link[0] != '/') return;
  int peek = peek_file(p, fd);
  char path[64];
  snprintf(path, sizeof path, "%d/fd/%d", p->tid, fd);
  if (peek >= 0 ? fstat(peek, &st) : fstatat(machine.proc, path, &st, 0)) return;
  out_open("files", '[');
  out_file(o->link, &st, peek, DATA_LIMIT);
  out_close(']');
}

/* A hold on the file that a path names, as the process sees it. Links are not followed: they may lead to anything. */
static int hold(struct proc *p, int i)
{
  char path[600];
  int at = p->spec->text[i] > 1 ? (int)p->args[p->spec->text[i] - 2] : AT_FDCWD;
  if (!p->has_text[i]) return -1;
  if (p->text[i][0] == '/') snprintf(path, sizeof path, "%d/root%s", p->tid, p->text[i]);
  else if (at == AT_FDCWD) snprintf(path, sizeof path, "%d/cwd/%s", p->tid, p->text[i]);
  else snprintf(path, sizeof path, "%d/fd/%d/%s", p->tid, at, p->text[i]);
  return openat(machine.proc, path, O_PATH | O_NOFOLLOW | O_CLOEXEC);
}

void effect_entry(struct proc *p)
{
  if (p->entry_fd >= 0) close(p->entry_fd);
  p->entry_fd = p->spec->flags & FILE_PATH ? hold(p, 0) : -1;
  attached_entry(p);
}

static void out_path_file(struct proc *p)
{
  struct stat st;
  int fd = p->entry_fd >= 0 ? p->entry_fd : hold(p, p->has_text[1] ? 1 : 0);
  p->entry_fd = -1;
  if (fd < 0) return;
  if (fstat(fd, &st) == 0) {
    char path[512], link[64];
    snprintf(link, sizeof link, "self/fd/%d", fd);
    ssize_t n = readlinkat(machine.proc, link, path, sizeof path - 1);
    path[n > 0 ? n : 0] = 0;
    out_open("files", '[');
    out_file(path, &st, -1, 0);
    out_close(']');
  }
  close(fd);
}

/* The object that the call was about, and the segments that have changed. */
static void out_sysv(struct proc *p, int64_t ret)
{
  int kind, id;
  if (!sysv_call(p, ret, &kind, &id)) return;
  out_open("sysv", '[');
  out_object(kind, id);
  out_segment_changes(p);
  out_close(']');
}

/* After a call that succeeded, within its event. */
void effect_exit(struct proc *p, int64_t ret)
{
  changes = 0;
  descriptors(p, ret);
  attached_call(p, ret);
  if (changes > 0) {
    out_open("fds", '[');
    for (int i = 0; i < changes; i++) {
      struct slot *s = table_get(p->table, changed[i]);
      if (s) out_fd(changed[i], s);
    }
    out_close(']');
  }
  if (p->spec->flags & FILE_PATH) out_path_file(p);
  else if (p->spec->flags & FILE_FD) out_fd_file(p, p->spec->flags & NEW_FD ? (int)ret : (int)p->args[0]);
  else out_memory_changes(p, false);
  if (p->spec->flags & SYSV) out_sysv(p, ret);
  else out_memory_changes(p, true);
}
