/* System V objects: asked of the kernel from inside the run's IPC namespace. */
#include "trace.h"
#include <string.h>
#include <sys/ipc.h>
#include <sys/syscall.h>

/* As many segments as Linux makes, unless told otherwise. */
#define MAX_KNOWN 4096

/* Every object that a call of this run made or used. */
static struct known { int kind, id; uint64_t at; pid_t by; bool made; } known[MAX_KNOWN];
static int count;

static const char *const names[] = { "", "shm", "queue", "semaphores" };

void sysv_reset(void)
{
  count = 0;
}

static void remember(int kind, int id)
{
  for (int i = 0; i < count; i++)
    if (known[i].kind == kind && known[i].id == id) return;
  if (count < MAX_KNOWN) known[count++] = (struct known){ kind, id, 0, 0, false };
}

void sysv_made(int kind, int id)
{
  remember(kind, id);
  for (int i = 0; i < count; i++)
    if (known[i].kind == kind && known[i].id == id) known[i].made = true;
}

static void out_shm(int id)
{
  union answer to;
  const struct shmid_ds *s = &to.shm;
  char bytes[DATA_LIMIT];
  if (ask(ASK_SHM, id, &to) < 0) return out_true("removed");
  out_number("key", s->shm_perm.__key);
  out_number("size", (int64_t)s->shm_segsz);
  out_number("attached", (int64_t)s->shm_nattch);
  out_number("mode", s->shm_perm.mode);
  out_number("cpid", s->shm_cpid);
  out_number("lpid", s->shm_lpid);
  out_number("atime", s->shm_atime);
  out_number("dtime", s->shm_dtime);
  out_number("ctime", s->shm_ctime);
  size_t n = attached_segment(id, bytes);
  if (n > 0) out_bytes("content", bytes, n < s->shm_segsz ? n : s->shm_segsz);
}

static void out_queue(int id)
{
  union answer to;
  const struct msqid_ds *q = &to.queue;
  if (ask(ASK_QUEUE, id, &to) < 0) return out_true("removed");
  out_number("key", q->msg_perm.__key);
  out_number("mode", q->msg_perm.mode);
  out_number("bytes", (int64_t)q->__msg_cbytes);
  out_number("messages", (int64_t)q->msg_qnum);
  out_number("capacity", (int64_t)q->msg_qbytes);
  out_number("lspid", q->msg_lspid);
  out_number("lrpid", q->msg_lrpid);
}

static void out_semaphores(int id)
{
  union answer to;
  if (ask(ASK_SEMAPHORES, id, &to) < 0) return out_true("removed");
  unsigned long values = to.semaphores.sem_nsems;
  out_number("key", to.semaphores.sem_perm.__key);
  out_number("mode", to.semaphores.sem_perm.mode);
  out_open("values", '[');
  if (values <= sizeof to.value / sizeof *to.value && ask(ASK_SEMVALUES, id, &to) >= 0)
    for (unsigned long i = 0; i < values; i++) out_number(NULL, to.value[i]);
  out_close(']');
}

void out_object(int kind, int id)
{
  out_open(NULL, '{');
  out_text("kind", names[kind]);
  out_number("id", id);
  if (kind == SHM) out_shm(id);
  else if (kind == QUEUE) out_queue(id);
  else out_semaphores(id);
  out_close('}');
}

static struct known *known_at(uint64_t at, pid_t by)
{
  for (int i = 0; i < count; i++)
    if (known[i].kind == SHM && known[i].at == at && known[i].by == by) return &known[i];
  for (int i = 0; i < count; i++)
    if (known[i].kind == SHM && known[i].at == at) return &known[i];
  return NULL;
}

/* The object that the call was about: its kind and id. False where none is known. */
bool sysv_call(struct proc *p, int64_t ret, int *kind, int *id)
{
  struct known *k;
  *id = (int)p->args[0];
  switch (p->nr) {
  case SYS_shmget:
  case SYS_msgget:
  case SYS_semget:
    *kind = p->nr == SYS_shmget ? SHM : p->nr == SYS_msgget ? QUEUE : SEMAPHORES;
    *id = (int)ret;
    remember(*kind, *id);
    /* Without an IPC namespace it may be another program's: only those that this run may have made are removed. */
    if (p->args[p->nr == SYS_msgget ? 1 : 2] & IPC_CREAT || p->args[0] == 0) sysv_made(*kind, *id);
    break;
  case SYS_shmat:
    *kind = SHM;
    remember(SHM, *id);
    for (int i = 0; i < count; i++) {
      if (known[i].kind != SHM || known[i].id != *id) continue;
      known[i].at = (uint64_t)ret;
      known[i].by = p->tid;
    }
    break;
  case SYS_shmdt:
    k = known_at(p->args[0], p->tid);
    if (!k) return false;
    *kind = SHM;
    *id = k->id;
    break;
  case SYS_shmctl:
    *kind = SHM;
    break;
  case SYS_msgsnd:
  case SYS_msgrcv:
  case SYS_msgctl:
    *kind = QUEUE;
    break;
  default:
    *kind = SEMAPHORES;
  }
  remember(*kind, *id);
  return true;
}

/* Prints what is still there. */
void sysv_all(void)
{
  union answer to;
  for (int i = 0; i < count; i++) {
    int what = known[i].kind == SHM ? ASK_SHM : known[i].kind == QUEUE ? ASK_QUEUE : ASK_SEMAPHORES;
    if (ask(what, known[i].id, &to) >= 0) out_object(known[i].kind, known[i].id);
  }
}

/* Bytes in segments and in queues, even in segments that no process has attached. */
void sysv_memory(int64_t bytes[2])
{
  union answer to = { .bytes = { 0, 0 } };
  /* Without an IPC namespace it would be the machine's. */
  if (count > 0 && layer_of("ipc-namespace")->active) ask(ASK_MEMORY, 0, &to);
  memcpy(bytes, to.bytes, sizeof to.bytes);
}

/* Without an IPC namespace they would outlive the run. */
void sysv_remove(void)
{
  static const int how[] = { 0, ASK_REMOVE_SHM, ASK_REMOVE_QUEUE, ASK_REMOVE_SEMAPHORES };
  for (int i = 0; i < count; i++)
    if (known[i].made) ask(how[known[i].kind], known[i].id, NULL);
}
