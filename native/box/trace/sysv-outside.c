/*
 * System V objects without a tracer: no one saw the calls that made them, so they are found by looking. In an IPC
 * namespace of its own all are the run's. Elsewhere the run's are those that are new, of our user, and, as far as the
 * kernel tells who made one, of a process that is gone.
 */
#include "trace.h"
#include <errno.h>
#include <signal.h>

#define MOST 1024

static int before[SEMAPHORES + 1][MOST];
static int noted[SEMAPHORES + 1];

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
void outside_note(void)
{
  union answer of;
  for (int kind = SHM; kind <= SEMAPHORES; kind++) {
    noted[kind] = 0;
    long last = answer_at(kind, -1, &of);
    for (int place = 0; place <= last && noted[kind] < MOST; place++) {
      long id = answer_at(kind, place, &of);
      if (id >= 0) before[kind][noted[kind]++] = (int)id;
    }
  }
}

/* After it: whatever else is there was made by the run. */
void outside_remember(void)
{
  union answer of;
  for (int kind = SHM; kind <= SEMAPHORES; kind++) {
    long last = ask(ASK_AT, ANSWER_PLACE(kind, -1), &of);
    for (int place = 0; place <= last; place++) {
      long id = ask(ASK_AT, ANSWER_PLACE(kind, place), &of);
      if (id >= 0 && !is_noted(kind, (int)id) && is_ours(kind, &of)) sysv_made(kind, (int)id);
    }
    noted[kind] = 0;
  }
}
