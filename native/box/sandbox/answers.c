/*
 * What init can be asked: the System V objects of the run can be seen, and removed, only from inside its namespace.
 * The runner prints them.
 */
#include "sandbox.h"
#include <errno.h>
#include <unistd.h>

static long control(int kind, int place, int how, union answer *to)
{
  long id = kind == SHM ? shmctl(place, how, &to->shm) : kind == QUEUE ? msgctl(place, how, &to->queue) : semctl(place, 0, how, to);
  return id < 0 ? -errno : id;
}

/*
 * The id of the object at a place in the kernel's table of a kind, -errno if there is none; place -1: the last one.
 * *_STAT_ANY (Linux 4.17) asks for no permission: an object with mode 0 is told and removed like any other.
 */
long answer_at(int kind, int place, union answer *to)
{
  static const int any[] = { 0, SHM_STAT_ANY, MSG_STAT_ANY, SEM_STAT_ANY }, stat[] = { 0, SHM_STAT, MSG_STAT, SEM_STAT };
  static const int info[] = { 0, SHM_INFO, MSG_INFO, SEM_INFO };
  if (place < 0) return control(kind, 0, info[kind], to);
  long id = control(kind, place, any[kind], to);
  return id == -EINVAL ? control(kind, place, stat[kind], to) : id;
}

/* 0, or -errno when no object has this id. An id contains the object's place in the table. */
static long look(int kind, int id, union answer *to)
{
  return id >= 0 && answer_at(kind, id, to) == id ? 0 : control(kind, id, IPC_STAT, to);
}

/* What one semaphore takes in the kernel. */
#define SEMAPHORE_BYTES 64

/* Bytes in all segments, and in all queues and sets of semaphores, of the namespace. */
static long memory(int64_t *bytes)
{
  struct shm_info segments = { 0 };
  struct msginfo queues = { 0 };
  struct seminfo sets = { 0 };
  bytes[0] = shmctl(0, SHM_INFO, (struct shmid_ds *)(void *)&segments) < 0 ? 0 : (int64_t)(segments.shm_rss + segments.shm_swp) * sysconf(_SC_PAGESIZE);
  bytes[1] = msgctl(0, MSG_INFO, (struct msqid_ds *)(void *)&queues) < 0 ? 0 : (int64_t)queues.msgtql;
  if (semctl(0, 0, SEM_INFO, &sets) >= 0) bytes[1] += (int64_t)sets.semaem * SEMAPHORE_BYTES;
  return 0;
}

/* Gives the System V structures as they are. */
long answer(int what, long a, union answer *to)
{
  switch (what) {
  case ASK_SHM:
    return look(SHM, (int)a, to);
  case ASK_QUEUE:
    return look(QUEUE, (int)a, to);
  case ASK_SEMAPHORES:
    return look(SEMAPHORES, (int)a, to);
  case ASK_SEMVALUES:
    return semctl((int)a, 0, GETALL, to->value) < 0 ? -errno : 0;
  case ASK_MEMORY:
    return memory(to->bytes);
  case ASK_REMOVE_SHM:
    return shmctl((int)a, IPC_RMID, NULL);
  case ASK_REMOVE_QUEUE:
    return msgctl((int)a, IPC_RMID, NULL);
  case ASK_REMOVE_SEMAPHORES:
    return semctl((int)a, 0, IPC_RMID);
  case ASK_AT:
    return answer_at((int)(a >> 32), (int)a, to);
  }
  return -EINVAL;
}
