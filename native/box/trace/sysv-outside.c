/*
 * System V objects without a tracer: nobody saw the calls that made them, so they are found by looking. In an IPC
 * namespace of its own all are the run's. Elsewhere it is those that are new, of our user, and, as far as the kernel
 * tells who made one, of a process that is gone.
 */
#include "trace.h"
#include <errno.h>
#include <signal.h>

#define MOST 1024

static int before[SEMAPHORES + 1][MOST];
static int noted[SEMAPHORES + 1];

static long control(int kind, int place, int how, union answer *to)
{
  long id = kind == SHM ? shmctl(place, how, &to->shm) : kind == QUEUE ? msgctl(place, how, &to->queue) : semctl(place, 0, how, to);
  return id < 0 ? -errno : id;
}

/*
 * The id of the object at a place in the kernel's table of a kind, -errno where there is none; place -1: the last one.
 * *_STAT_ANY (Linux 4.17) asks for no permission: an object with mode 0 is told and removed like any other.
 */
long found_at(int kind, int place, union answer *to)
{
  static const int any[] = { 0, SHM_STAT_ANY, MSG_STAT_ANY, SEM_STAT_ANY }, stat[] = { 0, SHM_STAT, MSG_STAT, SEM_STAT };
  static const int info[] = { 0, SHM_INFO, MSG_INFO, SEM_INFO };
  if (place < 0) return control(kind, 0, info[kind], to);
  long id = control(kind, place, any[kind], to);
  return id == -EINVAL ? control(kind, place, stat[kind], to) : id;
}

/* 0, or -errno when there is no object of this id: its place in the table is in it. */
long found_look(int kind, int id, union answer *to)
{
  return id >= 0 && found_at(kind, id, to) == id ? 0 : control(kind, id, IPC_STAT, to);
}

static bool is_noted(int kind, int id)
{
  for (int i = 0; i < noted[kind]; i++)
    if (before[kind][i] == id) return true;
  return false;
}

static bool is_ours(int kind, const union answer *of)
{
  if (layer_of("ipc-namespace")->active) return true;
  const struct ipc_perm *perm = kind == SHM ? &of->shm.shm_perm : kind == QUEUE ? &of->queue.msg_perm : &of->semaphores.sem_perm;
  if (perm->cuid != machine.uid) return false;
  return kind != SHM || (kill(of->shm.shm_cpid, 0) < 0 && errno == ESRCH);
}

/* Before a run that shares its objects with others: these are theirs. */
void found_note(void)
{
  union answer of;
  for (int kind = SHM; kind <= SEMAPHORES; kind++) {
    noted[kind] = 0;
    long last = found_at(kind, -1, &of);
    for (int place = 0; place <= last && noted[kind] < MOST; place++) {
      long id = found_at(kind, place, &of);
      if (id >= 0) before[kind][noted[kind]++] = (int)id;
    }
  }
}

/* After it: what else there is was made by the run. */
void found_remember(void)
{
  union answer of;
  for (int kind = SHM; kind <= SEMAPHORES; kind++) {
    long last = sandbox_ask(ASK_AT, FOUND_PLACE(kind, -1), &of);
    for (int place = 0; place <= last; place++) {
      long id = sandbox_ask(ASK_AT, FOUND_PLACE(kind, place), &of);
      if (id >= 0 && !is_noted(kind, (int)id) && is_ours(kind, &of)) sysv_made(kind, (int)id);
    }
    noted[kind] = 0;
  }
}
