/*
 * Theory of operation: calls that may wait for long, made without stopping the JavaScript thread.
 *
 * pending_start makes one detached thread with a small stack for each call. All signals are blocked there but
 * CANCEL, whose handler does nothing: it only lets the call return EINTR (there is no SA_RESTART). The thread puts
 * its result into a list and rings an eventfd, of which there are two:
 *
 *   - one for calls that JavaScript awaits; its event loop watches it and takes results with pending_next;
 *   - one for the plain form in the notebook, where the JavaScript thread itself waits, for a slice of time, in
 *     pending_wait.
 *
 * A call that is to be given up is signalled by pending_cancel, again and again until its result is there: a signal
 * that comes just before the thread enters the kernel is lost. A result that comes all the same is a good one.
 *
 * The memory that a call uses belongs to the caller, which keeps it until it has taken the result.
 */
#include "table.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define CANCEL (SIGRTMAX - 1)
#define STACK (128 * 1024)

enum { AWAITED, PLAIN };

struct pending {
  pending_call call;
  long args[6];
  long result;
  int error;
  int kind;
  int done;
  pthread_t thread;
  struct pending *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct pending *finished; /* awaited calls that have a result, the last one first */
static int bells[2] = {-1, -1};

static void wake(int signal) { (void)signal; }

static int prepare(void) {
  if (bells[AWAITED] >= 0)
    return 0;
  struct sigaction action = {.sa_handler = wake};
  sigemptyset(&action.sa_mask);
  if (sigaction(CANCEL, &action, NULL) < 0)
    return -1;
  for (int i = 0; i < 2; i++) {
    bells[i] = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (bells[i] < 0)
      return -1;
  }
  return 0;
}

static void *work(void *argument) {
  struct pending *p = argument;
  errno = 0;
  long result = p->call(p->args);
  int error = errno;

  /* From the unlock on, p may be freed by the taker: nothing of it is touched after that. */
  int bell = bells[p->kind];
  pthread_mutex_lock(&lock);
  p->result = result;
  p->error = error;
  p->done = 1;
  if (p->kind == AWAITED) {
    p->next = finished;
    finished = p;
  }
  pthread_mutex_unlock(&lock);
  eventfd_write(bell, 1);
  return NULL;
}

/* The descriptor that becomes readable when an awaited call has a result; -1 with errno on failure. */
int pending_bell(void) { return prepare() < 0 ? -1 : bells[AWAITED]; }

/* Starts call number `number` of the table; NULL with errno when there can be no further thread. */
void *pending_start(int plain, int number, long a, long b, long c, long d, long e, long f) {
  if (prepare() < 0)
    return NULL;
  struct pending *p = calloc(1, sizeof *p);
  if (p == NULL)
    return NULL;
  p->call = pending_table[number];
  p->kind = plain ? PLAIN : AWAITED;
  memcpy(p->args, (long[]){a, b, c, d, e, f}, sizeof p->args);

  /* The new thread inherits this mask: the process's signals go to the others. */
  sigset_t others, before;
  sigfillset(&others);
  sigdelset(&others, CANCEL);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, STACK);
  pthread_sigmask(SIG_SETMASK, &others, &before);
  /* Held until the thread's handle is stored: pending_cancel may need it at once. */
  pthread_mutex_lock(&lock);
  int error = pthread_create(&p->thread, &attributes, work, p);
  pthread_mutex_unlock(&lock);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  if (error != 0) {
    free(p);
    errno = error;
    return NULL;
  }
  return p;
}

/* Signals the thread unless it is done. To be repeated until its result is taken. */
void pending_cancel(struct pending *p) {
  pthread_mutex_lock(&lock);
  if (!p->done)
    pthread_kill(p->thread, CANCEL);
  pthread_mutex_unlock(&lock);
}

static int take(struct pending *p, long *out) {
  out[0] = (long)p;
  out[1] = p->result;
  out[2] = p->error;
  free(p);
  return 1;
}

/* Takes the result of an awaited call: out = {handle, result, errno}. 0 when there is none (now). */
int pending_next(long *out) {
  eventfd_t count;
  pthread_mutex_lock(&lock);
  struct pending *p = finished;
  if (p != NULL)
    finished = p->next;
  else
    eventfd_read(bells[AWAITED], &count);
  pthread_mutex_unlock(&lock);
  return p == NULL ? 0 : take(p, out);
}

/* Waits for a plain call's result, at most so many ms, and takes it as pending_next does. 0: not yet. */
int pending_wait(struct pending *p, int ms, long *out) {
  struct pollfd bell = {.fd = bells[PLAIN], .events = POLLIN};
  eventfd_t count;
  for (int rounds = 0; rounds < 2; rounds++) {
    pthread_mutex_lock(&lock);
    int done = p->done;
    if (done)
      eventfd_read(bells[PLAIN], &count);
    pthread_mutex_unlock(&lock);
    if (done)
      return take(p, out);
    /* A signal ends this wait too: JavaScript is to look what it was. */
    if (rounds == 0 && poll(&bell, 1, ms) > 0)
      eventfd_read(bells[PLAIN], &count);
  }
  return 0;
}

/* The same call, here and now. */
long call_now(int number, long a, long b, long c, long d, long e, long f) {
  return pending_table[number]((long[]){a, b, c, d, e, f});
}
