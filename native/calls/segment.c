/*
 * How long an attached segment is: shmat(2) does not say. A system call of our own: its last argument, which
 * shmctl does not have, tells who watches a program (native/box) that the program did not make it.
 */
#include <errno.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/syscall.h>

#define OUR_OWN 0x6f776e

long segment_size(int id) {
  struct shmid_ds about;
  long result;
#if defined(__x86_64__)
  register long own __asm__("r9") = OUR_OWN;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(SYS_shmctl), "D"(id), "S"(IPC_STAT), "d"(&about), "r"(own)
                   : "rcx", "r11", "memory");
#else
  result = shmctl(id, IPC_STAT, &about) < 0 ? -errno : 0;
#endif
  return result < 0 ? result : (long)about.shm_segsz;
}
