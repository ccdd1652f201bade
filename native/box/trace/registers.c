/*
 * The registers by which the kernel and a process speak of a call, on each architecture. Arguments are never read from
 * here: PTRACE_GET_SYSCALL_INFO tells them as they were at the entry, when the registers have changed already.
 */
#include "trace.h"
#include <elf.h>
#include <stddef.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

#if defined(__aarch64__)

/* A set of registers may be written from its beginning as far as what is given reaches. */
static void set(pid_t tid, int kind, void *value, size_t size)
{
  struct iovec from = { value, size };
  ptrace(PTRACE_SETREGSET, tid, (void *)(long)kind, &from);
}

void registers_skip(pid_t tid)
{
  int none = -1;
  set(tid, NT_ARM_SYSTEM_CALL, &none, sizeof none);
}

/* x0, the first of them: the result, and until the call is made its first argument. */
void registers_result(pid_t tid, long value)
{
  set(tid, NT_PRSTATUS, &value, sizeof value);
}

#else

void registers_skip(pid_t tid)
{
  ptrace(PTRACE_POKEUSER, tid, (void *)offsetof(struct user_regs_struct, orig_rax), (void *)-1L);
}

void registers_result(pid_t tid, long value)
{
  ptrace(PTRACE_POKEUSER, tid, (void *)offsetof(struct user_regs_struct, rax), (void *)value);
}

#endif
