/*
 * What the kernel writes about a System V object, and the room that sysv.c gives it: a line for each question, of its
 * name and both sizes in bytes. One that is too small is written past, and the compiler decides what that harms.
 */
#include "../box/trace/trace.h"

static int asked(int what, long id, size_t room);
#define ask(what, id, to) asked(what, id, sizeof *(to))
#include "../box/trace/sysv.c"
#include <signal.h>
#include <stdio.h>

static struct layer active = { .active = true };
static int shm, queue, set;

/* How far the kernel writes. What it writes may happen to be what was there: so it is looked at twice. */
static size_t written(int what)
{
  unsigned char bytes[4096];
  size_t most = 0;
  for (int fill = 0; fill < 2; fill++) {
    memset(bytes, fill ? 0x5a : 0xa5, sizeof bytes);
    if (what == ASK_SHM) shmctl(shm, IPC_STAT, (void *)bytes);
    else if (what == ASK_QUEUE) msgctl(queue, IPC_STAT, (void *)bytes);
    else if (what == ASK_SEMAPHORES) semctl(set, 0, IPC_STAT, bytes);
    for (size_t i = most; i < sizeof bytes; i++)
      if (bytes[i] != (fill ? 0x5a : 0xa5)) most = i + 1;
  }
  return most;
}

static int asked(int what, long id, size_t room)
{
  static const char *const names[] = { [ASK_SHM] = "segment", [ASK_QUEUE] = "queue", [ASK_SEMAPHORES] = "set" };
  (void)id;
  if (what <= ASK_SEMAPHORES) printf("%s %zu %zu\n", names[what], written(what), room);
  return what <= ASK_SEMAPHORES ? 0 : -1;
}

int main(void)
{
  sigset_t all;
  sigfillset(&all);
  /* Ended in the middle, it would leave them behind. */
  sigprocmask(SIG_BLOCK, &all, NULL);
  shm = shmget(IPC_PRIVATE, 1, 0600);
  queue = msgget(IPC_PRIVATE, 0600);
  set = semget(IPC_PRIVATE, 1, 0600);
  sysv_made(SHM, shm);
  sysv_made(QUEUE, queue);
  sysv_made(SEMAPHORES, set);
  sysv_all();
  shmctl(shm, IPC_RMID, NULL);
  msgctl(queue, IPC_RMID, NULL);
  semctl(set, 0, IPC_RMID);
  return 0;
}

struct layer *layer_of(const char *name) { return (void)name, &active; }
size_t attached_segment(int id, char *to) { return (void)id, (void)to, 0; }
void out_number(const char *key, int64_t value) { (void)key, (void)value; }
void out_text(const char *key, const char *text) { (void)key, (void)text; }
void out_true(const char *key) { (void)key; }
void out_bytes(const char *key, const void *bytes, size_t length) { (void)key, (void)bytes, (void)length; }
void out_open(const char *key, char bracket) { (void)key, (void)bracket; }
void out_close(char bracket) { (void)bracket; }
