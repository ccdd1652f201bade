/* What a program may use, set in its own process before it begins; and which capabilities it keeps. */
#include "sandbox.h"
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static void limit(int resource, int64_t soft, int64_t hard)
{
  struct rlimit now, wanted = { (rlim_t)soft, (rlim_t)hard };
  if (getrlimit(resource, &now) != 0) return;
  if (wanted.rlim_max > now.rlim_max) wanted.rlim_max = now.rlim_max;
  if (wanted.rlim_cur > wanted.rlim_max) wanted.rlim_cur = wanted.rlim_max;
  setrlimit(resource, &wanted);
}

void limits_apply(void)
{
  int64_t cpu = run.option[OPT_CPU_S], memory = run.option[OPT_MEMORY];
  limit(RLIMIT_CPU, cpu, cpu + 1);
  limit(RLIMIT_FSIZE, run.option[OPT_FSIZE], run.option[OPT_FSIZE]);
  limit(RLIMIT_NOFILE, run.option[OPT_NOFILE], run.option[OPT_NOFILE]);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_STACK, 8 << 20, 8 << 20);
  /* V8 starts with a large writable address space and uses little of it: what it already has is added. */
  limit(RLIMIT_DATA, (int64_t)run.data_base + memory, (int64_t)run.data_base + memory);
  /* Counted per user namespace: init is in ours too. */
  if (layer_of("user-namespace")->active) limit(RLIMIT_NPROC, run.option[OPT_PROCESSES] + 2, run.option[OPT_PROCESSES] + 2);
}

/* Capabilities of a box's root: those that act on files, processes and IPC objects, all of the box itself. */
#define ROOT_CAPABILITIES                                                                                           \
  (1u << CAP_CHOWN | 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH | 1u << CAP_FOWNER | 1u << CAP_FSETID |     \
   1u << CAP_KILL | 1u << CAP_SETGID | 1u << CAP_SETUID | 1u << CAP_NET_BIND_SERVICE | 1u << CAP_IPC_LOCK | 1u << CAP_IPC_OWNER)

void limits_drop_privileges(void)
{
  uint32_t kept = run.option[OPT_ROOT] ? ROOT_CAPABILITIES : 0;
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct data[2] = { { kept, kept, 0 }, { 0, 0, 0 } };
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  for (int c = 0; c < 64; c++)
    if (c >= 32 || !(kept >> c & 1)) prctl(PR_CAPBSET_DROP, c, 0, 0, 0);
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  syscall(SYS_capset, &header, data);
}
