/*
 * The system call filter of the programs: what the namespaces leave open is refused, what the tracer looks at stops
 * there, and everything else runs at full speed. It comes on top of the runner's own filter (fork.c).
 */
#include "../trace/trace.h"
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#define ERROR(e) (SECCOMP_RET_ERRNO | (e))
#define CLONE_SPACES 0x7e820000u /* CLONE_NEW*, and CLONE_UNTRACED */

/* Refused altogether. Where a program asks first whether the kernel has it, the answer is that it has not. */
static const struct { int nr, error; } refused[] = {
  { SYS_keyctl, EPERM }, { SYS_add_key, EPERM }, { SYS_request_key, EPERM }, { SYS_perf_event_open, EPERM },
  { SYS_bpf, EPERM }, { SYS_io_uring_setup, ENOSYS }, { SYS_io_uring_enter, ENOSYS }, { SYS_io_uring_register, ENOSYS },
  { SYS_mount, EPERM }, { SYS_umount2, EPERM }, { SYS_pivot_root, EPERM }, { SYS_chroot, EPERM },
  { SYS_open_tree, EPERM }, { SYS_move_mount, EPERM }, { SYS_fsopen, EPERM }, { SYS_fsconfig, EPERM },
  { SYS_fsmount, EPERM }, { SYS_fspick, EPERM }, { SYS_mount_setattr, EPERM }, { SYS_ptrace, EPERM },
  { SYS_process_vm_readv, EPERM }, { SYS_process_vm_writev, EPERM }, { SYS_userfaultfd, EPERM },
  { SYS_unshare, EPERM }, { SYS_setns, EPERM }, { SYS_clone3, ENOSYS }, { SYS_seccomp, EPERM },
  { SYS_kexec_load, EPERM }, { SYS_kexec_file_load, EPERM }, { SYS_reboot, EPERM }, { SYS_swapon, EPERM },
  { SYS_swapoff, EPERM }, { SYS_init_module, EPERM }, { SYS_finit_module, EPERM }, { SYS_delete_module, EPERM },
  { SYS_acct, EPERM }, { SYS_quotactl, EPERM }, { SYS_syslog, EPERM }, { SYS_settimeofday, EPERM },
  { SYS_clock_settime, EPERM }, { SYS_adjtimex, EPERM }, { SYS_clock_adjtime, EPERM }, { SYS_iopl, EPERM },
  { SYS_ioperm, EPERM }, { SYS_modify_ldt, EPERM }, { SYS_lookup_dcookie, EPERM }, { SYS_name_to_handle_at, EPERM },
  { SYS_open_by_handle_at, EPERM }, { SYS_fanotify_init, EPERM }, { SYS_nfsservctl, ENOSYS }, { SYS_vhangup, EPERM },
  { SYS_personality, EPERM }, { SYS_move_pages, EPERM }, { SYS_migrate_pages, EPERM }, { SYS_mbind, EPERM },
  { SYS_memfd_secret, ENOSYS }, { SYS_sethostname, EPERM }, { SYS_setdomainname, EPERM },
  /* They move data past the record; who asks for them has another way. */
  { SYS_io_setup, ENOSYS }, { SYS_io_submit, ENOSYS }, { SYS_io_pgetevents, ENOSYS },
  { SYS_sendmmsg, ENOSYS }, { SYS_recvmmsg, ENOSYS }, { SYS_process_madvise, EPERM },
};

static struct sock_filter code[1024];
static int length;

static void add(struct sock_filter instruction)
{
  code[length++] = instruction;
}

static void load(size_t offset)
{
  add((struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void give(uint32_t verdict)
{
  add((struct sock_filter)BPF_STMT(BPF_RET | BPF_K, verdict));
}

/* If the accumulator compares, the next instruction gives the verdict. */
static void when(uint16_t compare, uint32_t value, uint32_t verdict)
{
  add((struct sock_filter)BPF_JUMP((uint16_t)(BPF_JMP | compare | BPF_K), value, 0, 1));
  give(verdict);
}

static void when_call(int nr, uint32_t verdict)
{
  if (nr >= 0) when(BPF_JEQ, (uint32_t)nr, verdict);
}

#define LOW(n) (offsetof(struct seccomp_data, args) + 8 * (n))

/* Begins the rules of one call that looks at its arguments; `end_rules` gives the verdict for all that is left. */
static int begin_rules(int nr)
{
  add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)nr, 0, 0));
  return length - 1;
}

static void end_rules(int at, uint32_t verdict)
{
  give(verdict);
  code[at].jf = (uint8_t)(length - at - 1);
}

bool filter_install(bool trace, bool apart)
{
  const uint32_t seen = trace ? SECCOMP_RET_TRACE : SECCOMP_RET_ALLOW;
  int at;
  length = 0;
  /* A process that runs code for 32 bits makes other calls under the same numbers. */
  load(offsetof(struct seccomp_data, arch));
  add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
  give(ERROR(ENOSYS));
  load(offsetof(struct seccomp_data, nr));
  when(BPF_JGT, NEWEST_CALL, ERROR(ENOSYS));

  at = begin_rules(SYS_socket);
  load(LOW(0));
  static const uint32_t families[] = { 1 /* UNIX */, 2 /* INET */, 10 /* INET6 */, 16 /* NETLINK */ };
  for (size_t i = 0; i < sizeof families / sizeof *families; i++) when(BPF_JEQ, families[i], seen);
  end_rules(at, ERROR(EAFNOSUPPORT));

  at = begin_rules(SYS_clone);
  load(LOW(0));
  when(BPF_JSET, CLONE_SPACES, ERROR(EPERM));
  end_rules(at, seen);

  at = begin_rules(SYS_ioctl);
  load(LOW(1));
  when(BPF_JEQ, 0x5412 /* TIOCSTI */, ERROR(EPERM));
  when(BPF_JEQ, 0x541c /* TIOCLINUX */, ERROR(EPERM));
  end_rules(at, seen);

  at = begin_rules(SYS_prctl);
  load(LOW(0));
  when(BPF_JEQ, PR_SET_SECCOMP, ERROR(EPERM));
  /* It would hide the process's /proc from the tracer. */
  when(BPF_JEQ, PR_SET_DUMPABLE, ERROR(EPERM));
  end_rules(at, SECCOMP_RET_ALLOW);

  /* Another program's limits are its own; Landlock leaves them open. */
  at = begin_rules(SYS_prlimit64);
  load(LOW(0));
  if (apart) when(BPF_JGE, 1, ERROR(EPERM));
  end_rules(at, seen);

  /* Only advice that a program gives: DONTNEED, FREE and the like are the allocators' own. */
  at = begin_rules(SYS_madvise);
  load(LOW(2));
  when(BPF_JGE, MADV_DONTNEED, SECCOMP_RET_ALLOW);
  end_rules(at, seen);

  /* A program's accesses to shared memory: each may be delayed in a disturbed run (lib/libc/memory.ts). */
  if (trace && run.option[OPT_DISTURB]) when(BPF_JEQ, SYS_sched_yield, seen);
  /* Not in the record; affinity.c acts on it. */
  if (trace) when(BPF_JEQ, SYS_sched_getaffinity, seen);
  if (trace) when(BPF_JEQ, SYS_restart_syscall, seen);
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    when_call(refused[i].nr, ERROR((uint32_t)refused[i].error));
  for (int i = 0; trace && i < spec_count; i++) when_call(specs[i].nr, seen);
  give(SECCOMP_RET_ALLOW);

  struct sock_fprog program = { (unsigned short)length, code };
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}
