/* Reads and writes that never wait, whatever the flags of the descriptor: EAGAIN (or EOPNOTSUPP) instead. */
#include "calls.h"

#include <sys/uio.h>

long read_now(int fd, void *bytes, unsigned long count) {
  struct iovec part = {bytes, count};
  return preadv2(fd, &part, 1, -1, RWF_NOWAIT);
}

long write_now(int fd, void *bytes, unsigned long count) {
  struct iovec part = {bytes, count};
  return pwritev2(fd, &part, 1, -1, RWF_NOWAIT);
}
