/*
 * How long a segment is: shmat(2) does not say. System calls of our own: their last argument, which these do not
 * have, tells who watches a program (native/box) that the program did not make it.
 */
#include <errno.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

#define OUR_OWN 0x6f776e

static long call(long number, long a, long b, long c) {
#if defined(__x86_64__)
  long result;
  register long own __asm__("r9") = OUR_OWN;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(own)
                   : "rcx", "r11", "memory");
  return result;
#else
  long result = syscall(number, a, b, c);
  return result < 0 ? -errno : result;
#endif
}

/* The negative error number if it is not known. */
long segment_size(int id) {
  struct shmid_ds about;
  long result = call(SYS_shmctl, id, IPC_STAT, (long)&about);
  return result < 0 ? result : (long)about.shm_segsz;
}

/* For the message of a shmget that wanted more than there is. */
long segment_size_of_key(int key) {
  long id = call(SYS_shmget, key, 0, 0);
  return id < 0 ? id : segment_size((int)id);
}
