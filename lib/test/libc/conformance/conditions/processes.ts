import type { Row } from "../conditions.ts";

const far = 2 ** 31 - 1;

/** kill, wait, signals, limits, time, descriptors of processes. */
// biome-ignore format: a row a line
export const processes: Row[] = [
  ["kill", "EINVAL", "kill(getpid(), 99)", ({ c }) => c.kill(c.getpid(), 99)],
  ["kill", "ESRCH", "kill(INT_MAX, 0)", ({ c }) => c.kill(far, 0)],
  ["kill", "ESRCH", "kill(-INT_MAX, 0)", ({ c }) => c.kill(-far, 0)],
  ["kill", "EPERM", "nobody(), kill(1, 0)", ({ c, nobody }) => [nobody(), c.kill(1, 0)]],
  ["waitpid", "ECHILD", "waitpid(-1, NULL, 0)", ({ c }) => c.waitpid(-1)],
  ["wait", "ECHILD", "wait(NULL)", ({ c }) => c.wait()],
  ["waitpid", "EINVAL", "waitpid(-1, NULL, 1 << 20)", ({ c }) => c.waitpid(-1, 1 << 20)],
  ["waitpid", "ESRCH", "waitpid(INT_MIN, NULL, 0)", ({ c }) => c.waitpid(-(2 ** 31))],
  ["sigaction", "EINVAL", "sigaction(SIGKILL, (struct sigaction *)b, NULL)", ({ c }) => c.sigaction(c.SIGKILL, { handler: c.SIG_DFL })],
  ["sigaction", "EINVAL", "sigaction(0, NULL, NULL)", ({ c }) => c.sigaction(0)],
  ["sigaction", "EINVAL", "sigaction(99, NULL, NULL)", ({ c }) => c.sigaction(99)],
  ["signal", "EINVAL", "(long)signal(SIGSTOP, SIG_IGN)", ({ c }) => c.signal(c.SIGSTOP, c.SIG_IGN)],
  ["signal", "EINVAL", "(long)signal(-1, SIG_DFL)", ({ c }) => c.signal(-1, c.SIG_DFL)],
  ["sigprocmask", "EINVAL", "sigprocmask(9, (sigset_t *)b, NULL)", ({ c }) => c.sigprocmask(9, [])],
  ["getrlimit", "EINVAL", "getrlimit(99, (struct rlimit *)b)", ({ c }) => c.getrlimit(99)],
  ["setrlimit", "EINVAL", "setrlimit(RLIMIT_CORE, &(struct rlimit){2, 1})", ({ c }) => c.setrlimit(c.RLIMIT_CORE, { cur: 2, max: 1 })],
  ["setrlimit", "EINVAL", "setrlimit(RLIMIT_CORE, &(struct rlimit){-1, 1})", ({ c }) => c.setrlimit(c.RLIMIT_CORE, { cur: -1, max: 1 })],
  ["setrlimit", "EPERM", "limit(RLIMIT_CORE, 0), nobody(), setrlimit(RLIMIT_CORE, &(struct rlimit){0, 1})", ({ c, nobody }) => { c.setrlimit(c.RLIMIT_CORE, { cur: 0, max: 0 }); nobody(); c.setrlimit(c.RLIMIT_CORE, { cur: 0, max: 1 }); }],
  ["sysconf", "EINVAL", "sysconf(-1)", ({ c }) => c.sysconf(-1)],
  ["sched_setaffinity", "EINVAL", "sched_setaffinity(0, 128, (cpu_set_t *)b)", ({ c }) => c.sched_setaffinity(0, [])],
  ["sched_setaffinity", "ESRCH", "b[0] = 1, sched_setaffinity(INT_MAX, 128, (cpu_set_t *)b)", ({ c }) => c.sched_setaffinity(far, [0])],
  ["sched_getaffinity", "ESRCH", "sched_getaffinity(INT_MAX, 128, (cpu_set_t *)b)", ({ c }) => c.sched_getaffinity(far)],
  ["clock_gettime", "EINVAL", "clock_gettime(99, seconds(0, 0))", ({ c }) => c.clock_gettime(99)],
  ["nanosleep", "EINVAL", "nanosleep(seconds(-1, 0), NULL)", ({ c }) => c.nanosleep({ sec: -1, nsec: 0 })],
  ["nanosleep", "EINVAL", "nanosleep(seconds(0, 1000000000), NULL)", ({ c }) => c.nanosleep({ sec: 0, nsec: 1e9 })],
  ["nanosleep", "EINVAL", "nanosleep(seconds(0, -1), NULL)", ({ c }) => c.nanosleep({ sec: 0, nsec: -1 })],
  ["pidfd_open", "EINVAL", "syscall(SYS_pidfd_open, 0, 0)", ({ c }) => c.pidfd_open(0)],
  ["pidfd_open", "ESRCH", "syscall(SYS_pidfd_open, INT_MAX, 0)", ({ c }) => c.pidfd_open(far)],
  ["pidfd_open", "EINVAL", "syscall(SYS_pidfd_open, getpid(), 1)", ({ c }) => c.pidfd_open(c.getpid(), 1)],
  ["pidfd_getfd", "EBADF", "syscall(SYS_pidfd_getfd, -1, 0, 0)", ({ c }) => c.pidfd_getfd(-1, 0)],
  ["pidfd_getfd", "EBADF", "syscall(SYS_pidfd_getfd, syscall(SYS_pidfd_open, getpid(), 0), 999, 0)", ({ c }) => c.pidfd_getfd(c.pidfd_open(c.getpid()), 999)],
  ["pidfd_getfd", "EINVAL", "syscall(SYS_pidfd_getfd, -1, 0, 1)", ({ c }) => c.pidfd_getfd(-1, 0, 1)],
];
