/* Who waits for whom: zombies, orphans, and the processes that the box had to kill. */
#include "trace.h"
#include <sys/syscall.h>
#include <sys/wait.h>

#define MOST 1024

static struct { pid_t pid, parent; } zombie[MOST];
static pid_t killed[MOST];
static int zombies, killings;

void family_reset(void)
{
  zombies = killings = 0;
}

static void out_reaped(pid_t pid, pid_t by)
{
  out_begin("reaped");
  out_time("t", now_us());
  out_number("pid", pid);
  out_number("by", by);
  out_end();
}

static void drop(int i)
{
  zombie[i] = zombie[--zombies];
}

/* A process has ended: its own zombies and children are init's now, and it is a zombie itself if its parent cares. */
void family_gone(const struct proc *p)
{
  if (!p->leader) return;
  for (int i = zombies - 1; i >= 0; i--) {
    if (zombie[i].parent != p->inner) continue;
    out_reaped(zombie[i].pid, 1);
    drop(i);
  }
  const struct proc *parent = NULL;
  for (int i = 0; i < proc_count; i++) {
    if (procs[i]->parent == p->inner && procs[i] != p) procs[i]->parent = 1;
    if (procs[i]->inner == p->parent) parent = procs[i];
  }
  if (p->parent == 1 || !parent || parent->no_zombies) {
    out_reaped(p->inner, p->parent);
  } else if (zombies < MOST) {
    zombie[zombies].pid = p->inner;
    zombie[zombies].parent = p->parent;
    zombies++;
  }
}

/* A wait of `p` has returned. */
void family_waited(struct proc *p, int64_t ret)
{
  int32_t pid = (int32_t)ret, words[4];
  if (p->nr == SYS_waitid) {
    if (p->args[3] & WNOWAIT || peek_bytes(p->tid, p->args[2], words, sizeof words) != sizeof words) return;
    pid = words[3];
  }
  for (int i = 0; i < zombies; i++) {
    if (zombie[i].pid != pid) continue;
    out_reaped(pid, p->inner);
    drop(i);
    return;
  }
}

void family_killed(pid_t inner)
{
  if (killings < MOST) killed[killings++] = inner;
}

void family_killed_all(void)
{
  for (int i = 0; i < killings; i++) out_number(NULL, killed[i]);
}

void family_zombies(void)
{
  for (int i = 0; i < zombies; i++) out_number(NULL, zombie[i].pid);
}
