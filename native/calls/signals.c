/* A signal handler that counts: all it does is one atomic addition, which is safe at any moment. */
#include "calls.h"

#include <signal.h>
#include <string.h>

#define SIGNALS 65

static _Atomic unsigned counts[SIGNALS];

static void count(int signal) { counts[signal]++; }

/* As sigaction(2), with a handler of this library: 0 SIG_DFL, 1 SIG_IGN, 2 count. out: the previous one. */
int signal_action(int signal, int set, int handler, int flags, const unsigned char *mask, int *out) {
  struct sigaction action = {.sa_flags = flags}, before;
  sigemptyset(&action.sa_mask);
  for (int s = 1; mask != NULL && s < SIGNALS; s++) {
    if (mask[s])
      sigaddset(&action.sa_mask, s);
  }
  action.sa_handler = handler == 2 ? count : handler == 1 ? SIG_IGN : SIG_DFL;
  if (sigaction(signal, set ? &action : NULL, &before) < 0)
    return -1;
  out[0] = before.sa_handler == SIG_DFL ? 0
           : before.sa_handler == SIG_IGN ? 1
           : before.sa_handler == count   ? 2
                                          : 3;
  out[1] = before.sa_flags;
  return 0;
}

/* How often the counting handler ran for this signal. */
unsigned signal_count(int signal) { return signal > 0 && signal < SIGNALS ? counts[signal] : 0; }
