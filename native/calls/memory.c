/*
 * Access to memory that may fault: a mapped file can be cut under the mapping, and then a touch past its end is
 * SIGBUS. Here a touch that would fault is EFAULT instead.
 *
 * Copies go through process_vm_readv and _writev on this process itself: the kernel walks the pages and answers
 * EFAULT where an ordinary load would kill. They keep to the mapping's protection. Where these calls are forbidden,
 * as in a sandbox, the kernel is asked to bring the pages in, which fails where a touch would.
 * Atomic operations have to touch the memory themselves. Where faults are caught (memory_catch, for the notebook's
 * process) a touch that faults jumps back; elsewhere the word is tried with a copy first.
 */
#include "calls.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

/* volatile: only the handler looks, which no compiler sees being called. */
static __thread sigjmp_buf *volatile landing;
static struct sigaction before_bus, before_segv;
static int catching;

static void fault(int signal, siginfo_t *info, void *context) {
  if (landing != NULL)
    siglongjmp(*landing, 1);
  /* Not ours: as if we were not there. A default action is taken when the instruction faults again. */
  struct sigaction *before = signal == SIGBUS ? &before_bus : &before_segv;
  if (before->sa_flags & SA_SIGINFO)
    before->sa_sigaction(signal, info, context);
  else if (before->sa_handler != SIG_DFL && before->sa_handler != SIG_IGN)
    before->sa_handler(signal);
  else
    sigaction(signal, before, NULL);
}

/* From now on faults of memory_atomic are caught. */
int memory_catch(void) {
  if (catching)
    return 0;
  struct sigaction action = {.sa_sigaction = fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGBUS, &action, &before_bus) < 0 || sigaction(SIGSEGV, &action, &before_segv) < 0)
    return -1;
  catching = 1;
  return 0;
}

static int forbidden; /* process_vm_readv and _writev: by a sandbox */

/* Says so before it is tried: in a program's record there would be a getpid that the program did not call. */
void memory_forbid_copy(void) { forbidden = 1; }

/* Are these bytes there? Their pages are then brought in; -1 with EFAULT where a touch would be SIGBUS. */
static int bring_in(const void *at, unsigned long count, int advice) {
  uintptr_t first = (uintptr_t)at & -(uintptr_t)sysconf(_SC_PAGESIZE), end = (uintptr_t)at + count;
  return madvise((void *)first, end - first, advice);
}

static long copy(void *to, const void *from, unsigned long count, int write) {
  struct iovec local = {write ? (void *)from : to, count}, remote = {write ? to : (void *)from, count};
  if (!forbidden) {
    long done = write ? process_vm_writev(getpid(), &local, 1, &remote, 1, 0)
                      : process_vm_readv(getpid(), &local, 1, &remote, 1, 0);
    if (done >= 0 || (errno != EPERM && errno != ENOSYS))
      return done;
    forbidden = 1;
  }
  if (bring_in(remote.iov_base, count, write ? MADV_POPULATE_WRITE : MADV_POPULATE_READ) < 0)
    return -1;
  memcpy(to, from, count);
  return (long)count;
}

long memory_read(const void *from, void *to, unsigned long count) {
  return copy(to, from, count, 0);
}

long memory_write(void *to, const void *from, unsigned long count) {
  return copy(to, from, count, 1);
}

enum { LOAD, STORE, ADD, EXCHANGE, COMPARE };

#define OPERATE(type)                                                                              \
  static int64_t operate_##type(int op, type *word, type a, type b) {                              \
    switch (op) {                                                                                  \
    case LOAD:                                                                                     \
      return __atomic_load_n(word, __ATOMIC_SEQ_CST);                                              \
    case STORE:                                                                                    \
      __atomic_store_n(word, a, __ATOMIC_SEQ_CST);                                                 \
      return a;                                                                                    \
    case ADD:                                                                                      \
      return __atomic_fetch_add(word, a, __ATOMIC_SEQ_CST);                                        \
    case EXCHANGE:                                                                                 \
      return __atomic_exchange_n(word, a, __ATOMIC_SEQ_CST);                                       \
    default:                                                                                       \
      __atomic_compare_exchange_n(word, &a, b, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);             \
      return a;                                                                                    \
    }                                                                                              \
  }
OPERATE(int32_t)
OPERATE(int64_t)

/* Never inlined: after a jump back to memory_atomic no variable of this frame is looked at. */
__attribute__((noinline)) static void touch(int op, int size, void *at, const int64_t *in,
                                            int64_t *out) {
  *out = size == 4 ? operate_int32_t(op, at, (int32_t)in[0], (int32_t)in[1])
                   : operate_int64_t(op, at, in[0], in[1]);
}

/*
 * An atomic operation on a word of 4 or 8 bytes with the operands in[0], in[1]; out: the previous value.
 * -1 with EFAULT where it would fault.
 */
int memory_atomic(int op, int size, void *at, const int64_t *in, int64_t *out) {
  if (!catching) {
    if (memory_read(at, out, (unsigned long)size) < size) {
      errno = EFAULT;
      return -1;
    }
    touch(op, size, at, in, out);
    return 0;
  }
  sigjmp_buf here;
  /* The mask need not be saved: SA_NODEFER left it as it was. */
  if (sigsetjmp(here, 0) == 0) {
    landing = &here;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    touch(op, size, at, in, out);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    landing = NULL;
    return 0;
  }
  landing = NULL;
  errno = EFAULT;
  return -1;
}
