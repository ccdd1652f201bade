/*
 * How long a segment is: shmat(2) does not say. System calls of our own, all from one place in this file, by which
 * whoever watches a program (native/box) knows that the program did not make them: what they ask changes nothing.
 */
#include <errno.h>
#include <stddef.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
extern const char segment_call_end[] __attribute__((visibility("hidden")));
#endif

#if __has_attribute(noclone)
__attribute__((noclone))
#endif
__attribute__((noinline)) static long call(long number, long a, long b, long c) {
#if defined(__x86_64__)
  long result;
  __asm__ volatile("syscall\n"
                   ".globl segment_call_end\n"
                   ".hidden segment_call_end\n"
                   "segment_call_end:"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c)
                   : "rcx", "r11", "memory");
  return result;
#else
  long result = syscall(number, a, b, c);
  return result < 0 ? -errno : result;
#endif
}

/* The instruction after these system calls. */
const void *segment_call_site(void) {
#if defined(__x86_64__)
  return segment_call_end;
#else
  return NULL;
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
