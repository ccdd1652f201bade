/*
 * Theory of operation: calls that may wait for a long time, made without stopping the JavaScript thread.
 *
 * pending_start makes one detached thread with a small stack for each call. All signals are blocked there except
 * CANCEL, whose handler does nothing: it only lets the call return EINTR (there is no SA_RESTART). The thread notes its
 * result and rings an eventfd, of which there are two:
 *
 *   - one for calls that JavaScript awaits; its event loop watches it, and looks for results with pending_next;
 *   - one for the plain form in the notebook, where the JavaScript thread itself waits, for a slice of time, in
 *     pending_wait.
 *
 * A call that is to be given up is signalled by pending_cancel, again and again until its result is there: a signal
 * that comes just before the thread enters the kernel is lost. A result that comes all the same is a good one.
 *
 * In a notebook an interrupt may cut the JavaScript off between any two of its steps. So calls go by numbers that
 * JavaScript gives them before they start, never by addresses; a result stays until it is dropped by pending_drop;
 * and each of these functions does no harm when it is called twice, or for a call that is not there any more.
 *
 * The memory that a call uses belongs to JavaScript, which keeps it from before the start until the call is dropped.
 */
#include "calls.h"
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
  long number;
  long result;
  int error;
  int kind;
  int done;
  pthread_t thread;
  struct pending *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct pending *calls; /* all that were started and not dropped */
static int events[2] = {-1, -1};

static void wake(int signal) { (void)signal; }

static int prepare(void) {
  if (events[AWAITED] >= 0)
    return 0;
  struct sigaction action = {.sa_handler = wake};
  sigemptyset(&action.sa_mask);
  if (sigaction(CANCEL, &action, NULL) < 0)
    return -1;
  for (int i = 0; i < 2; i++) {
    events[i] = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (events[i] < 0)
      return -1;
  }
  return 0;
}

static void *work(void *argument) {
  struct pending *p = argument;
  errno = 0;
  long result = p->call(p->args);
  int error = errno;

  /* From the unlock on, p may be dropped: nothing of it is touched after that. */
  int event = events[p->kind];
  pthread_mutex_lock(&lock);
  p->result = result;
  p->error = error;
  p->done = 1;
  pthread_mutex_unlock(&lock);
  eventfd_write(event, 1);
  return NULL;
}

/* The descriptor that becomes readable when an awaited call has a result; -1 with errno on failure. */
int pending_event(void) { return prepare() < 0 ? -1 : events[AWAITED]; }

/* Starts this call of the table under this number; -1 with errno when there can be no further thread. */
int pending_start(long number, int plain, int call, long a, long b, long c, long d, long e, long f) {
  if (prepare() < 0)
    return -1;
  struct pending *p = calloc(1, sizeof *p);
  if (p == NULL)
    return -1;
  p->call = pending_table[call];
  p->number = number;
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
  if (error == 0) {
    p->next = calls;
    calls = p;
  }
  pthread_mutex_unlock(&lock);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  if (error == 0)
    return 0;
  free(p);
  errno = error;
  return -1;
}

/* Under the lock: where the list leads to this call; to NULL if it is not there. */
static struct pending **find(long number) {
  struct pending **at = &calls;
  while (*at != NULL && (*at)->number != number)
    at = &(*at)->next;
  return at;
}

/* Signals the thread unless it is done. To be repeated until there is a result. 0: there is no such call. */
int pending_cancel(long number) {
  pthread_mutex_lock(&lock);
  struct pending *p = *find(number);
  if (p != NULL && !p->done)
    pthread_kill(p->thread, CANCEL);
  pthread_mutex_unlock(&lock);
  return p != NULL;
}

/* Forgets a call that is done. */
void pending_drop(long number) {
  pthread_mutex_lock(&lock);
  struct pending **at = find(number), *p = *at;
  if (p != NULL && p->done) {
    *at = p->next;
    free(p);
  }
  pthread_mutex_unlock(&lock);
}

static void copy_result(const struct pending *p, long *out) {
  out[0] = p->number;
  out[1] = p->result;
  out[2] = p->error;
}

/* An awaited call with a result: out = {number, result, errno}. 0 when there is none now. */
int pending_next(long *out) {
  eventfd_t count;
  pthread_mutex_lock(&lock);
  struct pending *p = calls;
  while (p != NULL && !(p->done && p->kind == AWAITED))
    p = p->next;
  if (p != NULL)
    copy_result(p, out);
  else
    eventfd_read(events[AWAITED], &count);
  pthread_mutex_unlock(&lock);
  return p != NULL;
}

/* Waits for a plain call's result, at most this many ms. 1: out as above; 0: not yet; -1: there is no such call. */
int pending_wait(long number, int ms, long *out) {
  struct pollfd event = {.fd = events[PLAIN], .events = POLLIN};
  eventfd_t count;
  int state = 0;
  for (int round = 0; round < 2 && state == 0; round++) {
    pthread_mutex_lock(&lock);
    struct pending *p = *find(number);
    state = p == NULL ? -1 : p->done;
    if (state == 1)
      copy_result(p, out);
    pthread_mutex_unlock(&lock);
    /* A signal ends this wait too: JavaScript is to look what it was. */
    if (state == 0 && round == 0 && poll(&event, 1, ms) > 0)
      eventfd_read(events[PLAIN], &count);
  }
  return state;
}

/* The same call, here and now. */
long call_now(int number, long a, long b, long c, long d, long e, long f) {
  return pending_table[number]((long[]){a, b, c, d, e, f});
}
