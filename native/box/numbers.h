/*
 * The numbers of the system calls on this architecture. The only place that knows which calls one of them lacks: those
 * have numbers below 0 here, which no process can make, each its own. So a table or a switch names every call, and
 * whoever goes by number leaves out what is below 0.
 */
#pragma once
#include <linux/audit.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64

#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
/* Newer calls do the same; the C library makes these. */
enum {
  SYS_open = -100, SYS_creat, SYS_stat, SYS_lstat, SYS_access, SYS_unlink, SYS_rename, SYS_link, SYS_symlink, SYS_readlink,
  SYS_mkdir, SYS_rmdir, SYS_mknod, SYS_chmod, SYS_chown, SYS_dup2, SYS_pipe, SYS_eventfd, SYS_signalfd, SYS_epoll_create,
  SYS_epoll_wait, SYS_poll, SYS_select, SYS_fork, SYS_vfork, SYS_pause, SYS_alarm,
  /* Of x64 alone. */
  SYS_iopl, SYS_ioperm, SYS_modify_ldt
};

#else
#error "the box knows the calls of x64 and arm64"
#endif

/* The same on both, and younger than some machines' headers. */
#ifndef SYS_process_madvise
#define SYS_process_madvise 440
#endif
#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif
#ifndef SYS_memfd_secret
#define SYS_memfd_secret 447
#endif

/* mseal. A kernel that is newer than our lists has calls that were not thought about. */
#define NEWEST_CALL 462
