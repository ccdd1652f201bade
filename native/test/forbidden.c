/* Tries what the system call filter refuses, and prints each call with what came of it. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define TRY(name, ...) report(#name, syscall(SYS_##name, __VA_ARGS__))

static void report(const char *name, long result)
{
  printf("%s %s\n", name, result < 0 ? strerrorname_np(errno) : "done");
  fflush(stdout);
}

int main(void)
{
  TRY(keyctl, 0, -3, 0, 0, 0);
  TRY(add_key, "user", "a", "b", 1, -3);
  report("socket AF_VSOCK", syscall(SYS_socket, 40, 1, 0));
  report("socket AF_ALG", syscall(SYS_socket, 38, 5, 0));
  report("socket AF_PACKET", syscall(SYS_socket, 17, 3, 0));
  TRY(io_uring_setup, 8, 0);
  TRY(perf_event_open, 0, 0, -1, -1, 0);
  TRY(bpf, 0, 0, 0);
  TRY(mount, "x", "/tmp", "tmpfs", 0, 0);
  TRY(umount2, "/proc", 2);
  TRY(chroot, "/tmp");
  TRY(ptrace, 16, 1, 0, 0);
  TRY(process_vm_readv, 1, 0, 0, 0, 0, 0);
  TRY(userfaultfd, 0);
  TRY(unshare, 0x10000000);
  TRY(setns, 0, 0);
  report("clone CLONE_NEWUSER", syscall(SYS_clone, 0x10000000 | 17, 0, 0, 0, 0));
  report("clone CLONE_UNTRACED", syscall(SYS_clone, 0x00800000 | 17, 0, 0, 0, 0));
  TRY(clone3, 0, 0);
  TRY(seccomp, 1, 0, 0);
  TRY(reboot, 0, 0, 0, 0);
  TRY(personality, 0x0040000);
  report("ioctl TIOCSTI", syscall(SYS_ioctl, 0, 0x5412, "x"));
  report("kill init", syscall(SYS_kill, 1, 9));
  report("pidfd_getfd of init", syscall(SYS_pidfd_getfd, syscall(SYS_pidfd_open, 1, 0), 0, 0));
  report("getpid", syscall(SYS_getpid));
  return 0;
}
