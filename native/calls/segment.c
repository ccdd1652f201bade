/*
 * What the calls of System V do not say and JavaScript has to know: how long a segment is, how many semaphores a set
 * has, which owner stays when only the mode is to be set. System calls of our own, all from one place in this file, so
 * that whoever watches a program (native/box) knows that the program did not make them: what they ask changes nothing.
 */
#include "calls.h"

#include <stddef.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/syscall.h>

extern const char segment_call_end[] __attribute__((visibility("hidden")));

#if __has_attribute(noclone)
__attribute__((noclone))
#endif
__attribute__((noinline)) static long call(long number, long a, long b, long c, long d) {
#if defined(__x86_64__)
  long result;
  register long fourth __asm__("r10") = d;
  __asm__ volatile("syscall\n"
                   ".globl segment_call_end\n"
                   ".hidden segment_call_end\n"
                   "segment_call_end:"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth)
                   : "rcx", "r11", "memory");
  return result;
#elif defined(__aarch64__)
  register long nr __asm__("x8") = number, first __asm__("x0") = a, second __asm__("x1") = b;
  register long third __asm__("x2") = c, fourth __asm__("x3") = d;
  __asm__ volatile("svc #0\n"
                   ".globl segment_call_end\n"
                   ".hidden segment_call_end\n"
                   "segment_call_end:"
                   : "+r"(first)
                   : "r"(nr), "r"(second), "r"(third), "r"(fourth)
                   : "memory");
  return first;
#else
#error "system calls of x64 and arm64"
#endif
}

/* The instruction after these system calls. */
const void *segment_call_site(void) { return segment_call_end; }

enum { SEGMENT, QUEUE, SET };

static long control(int kind, int id, int command, void *about) {
  switch (kind) {
  case SEGMENT:
    return call(SYS_shmctl, id, command, (long)about, 0);
  case QUEUE:
    return call(SYS_msgctl, id, command, (long)about, 0);
  default:
    return call(SYS_semctl, id, 0, command, (long)about);
  }
}

/*
 * The structure of an object, into `about`: 0, or a negative error number. Even of one that this process may not read:
 * its owner may set its mode all the same. SHM_STAT_ANY and its siblings (Linux 4.17) ask for no permission; they
 * go by the place in the kernel's table, which is in the id, and return the id of what is there now.
 */
long sysv_stat(int kind, int id, void *about) {
  static const int any[] = {SHM_STAT_ANY, MSG_STAT_ANY, SEM_STAT_ANY};
  if (id >= 0 && control(kind, id, any[kind], about) == id)
    return 0;
  return control(kind, id, IPC_STAT, about);
}

/* The negative error number if it is not known. */
long segment_size(int id) {
  struct shmid_ds about;
  long result = sysv_stat(SEGMENT, id, &about);
  return result < 0 ? result : (long)about.shm_segsz;
}

/* For the message of a shmget that wanted more than there is. */
long segment_size_of_key(int key) {
  long id = call(SYS_shmget, key, 0, 0, 0);
  return id < 0 ? id : segment_size((int)id);
}
