/** Numbers to the names that a C program writes for them: groups of the constants' names, by the kinds of a call's parameters. */
import { type Architecture, perArchitecture } from "./architecture.ts";
import * as files from "./constants/files.ts";
import * as memory from "./constants/memory.ts";
import * as processes from "./constants/processes.ts";
import * as sockets from "./constants/sockets.ts";
import * as sysv from "./constants/sysv.ts";
import * as traced from "./constants/traced.ts";
import * as waiting from "./constants/waiting.ts";
import { constantsOn } from "./differing.ts";

/** Status flags of open(2) besides the access mode. */
const OPEN = perArchitecture((architecture) =>
  flags(
    constantsOn(architecture, files),
    "O_TMPFILE O_SYNC O_CREAT O_EXCL O_NOCTTY O_TRUNC O_APPEND O_NONBLOCK O_DSYNC O_ASYNC O_DIRECT O_DIRECTORY",
    "O_NOFOLLOW O_NOATIME O_CLOEXEC O_PATH",
  ),
);
const ACCESS = values(files, "O_RDONLY O_WRONLY O_RDWR O_ACCMODE");

/** Flags that may come together. */
const FLAGS: Record<string, Flags> = {
  prot: flags(memory, "PROT_READ PROT_WRITE PROT_EXEC"),
  map: flags(
    memory,
    "MAP_SHARED_VALIDATE MAP_SHARED MAP_PRIVATE MAP_FIXED MAP_ANONYMOUS MAP_GROWSDOWN MAP_LOCKED MAP_NORESERVE",
    "MAP_POPULATE MAP_STACK MAP_FIXED_NOREPLACE",
  ),
  msync: flags(memory, "MS_ASYNC MS_INVALIDATE MS_SYNC"),
  shmat: flags(sysv, "SHM_RDONLY SHM_RND SHM_REMAP SHM_EXEC"),
  msgflg: flags(sysv, "IPC_NOWAIT MSG_NOERROR MSG_EXCEPT MSG_COPY"),
  ipcflags: flags(sysv, "IPC_CREAT IPC_EXCL IPC_NOWAIT"),
  msgflags: flags(
    sockets,
    "MSG_OOB MSG_PEEK MSG_TRUNC MSG_DONTWAIT MSG_EOR MSG_WAITALL MSG_NOSIGNAL MSG_MORE",
  ),
  wait: flags({ ...processes, ...traced }, "WNOHANG WUNTRACED WEXITED WCONTINUED WNOWAIT"),
  at: flags(traced, "AT_SYMLINK_NOFOLLOW AT_REMOVEDIR AT_SYMLINK_FOLLOW AT_EMPTY_PATH"),
  memfd: flags(
    { ...memory, ...traced },
    "MFD_CLOEXEC MFD_ALLOW_SEALING MFD_HUGETLB MFD_NOEXEC_SEAL MFD_EXEC",
  ),
  eventfd: flags(waiting, "EFD_SEMAPHORE EFD_NONBLOCK EFD_CLOEXEC"),
  sockflags: flags(sockets, "SOCK_NONBLOCK SOCK_CLOEXEC"),
  flock: flags(files, "LOCK_SH LOCK_EX LOCK_UN LOCK_NB"),
  access: flags(traced, "R_OK W_OK X_OK"),
  poll: flags(waiting, "POLLIN POLLPRI POLLOUT POLLERR POLLHUP POLLNVAL POLLRDHUP"),
  clone: flags(
    traced,
    "CLONE_VM CLONE_FS CLONE_FILES CLONE_SIGHAND CLONE_VFORK CLONE_PARENT CLONE_THREAD CLONE_SYSVSEM CLONE_SETTLS",
    "CLONE_PARENT_SETTID CLONE_CHILD_CLEARTID CLONE_CHILD_SETTID",
  ),
};

/** One of a list. */
const VALUES: Record<string, Values> = {
  whence: values({ ...files, ...traced }, "SEEK_SET SEEK_CUR SEEK_END SEEK_DATA SEEK_HOLE"),
  domain: values({ ...sockets, ...traced }, "AF_UNIX AF_INET AF_INET6 AF_NETLINK"),
  shut: values(sockets, "SHUT_RD SHUT_WR SHUT_RDWR"),
  solevel: values(sockets, "IPPROTO_IP SOL_SOCKET IPPROTO_TCP IPPROTO_IPV6"),
  soname: values(
    sockets,
    "SO_REUSEADDR SO_TYPE SO_ERROR SO_BROADCAST SO_SNDBUF SO_RCVBUF SO_KEEPALIVE SO_LINGER SO_REUSEPORT",
    "SO_PASSCRED SO_PEERCRED SO_RCVTIMEO SO_SNDTIMEO SO_ACCEPTCONN",
  ),
  fcntl: values(
    { ...files, ...traced },
    "F_DUPFD F_GETFD F_SETFD F_GETFL F_SETFL F_GETLK F_SETLK F_SETLKW F_SETOWN F_GETOWN F_OFD_GETLK F_OFD_SETLK",
    "F_OFD_SETLKW F_DUPFD_CLOEXEC F_SETPIPE_SZ F_GETPIPE_SZ F_ADD_SEALS F_GET_SEALS",
  ),
  ipccmd: values(
    sysv,
    "IPC_RMID IPC_SET IPC_STAT IPC_INFO GETPID GETVAL GETALL GETNCNT GETZCNT SETVAL SETALL",
  ),
  sighow: values(processes, "SIG_BLOCK SIG_UNBLOCK SIG_SETMASK"),
  ioctl: values({ ...waiting, ...traced }, "FIONREAD TCGETS TIOCGWINSZ FIONBIO"),
  epollop: values(traced, "EPOLL_CTL_ADD EPOLL_CTL_DEL EPOLL_CTL_MOD"),
  clock: values({ ...waiting, ...traced }, "CLOCK_REALTIME CLOCK_MONOTONIC CLOCK_BOOTTIME"),
  resource: values(
    processes,
    "RLIMIT_CPU RLIMIT_FSIZE RLIMIT_DATA RLIMIT_STACK RLIMIT_CORE RLIMIT_NPROC RLIMIT_NOFILE RLIMIT_AS",
    "RLIMIT_MSGQUEUE",
  ),
  locktype: values(files, "F_RDLCK F_WRLCK F_UNLCK"),
};

const SOCKET_TYPES = values(sockets, "SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_SEQPACKET");
const FUTEX = values(
  traced,
  "FUTEX_WAIT FUTEX_WAKE FUTEX_FD FUTEX_REQUEUE FUTEX_CMP_REQUEUE FUTEX_WAKE_OP FUTEX_LOCK_PI FUTEX_UNLOCK_PI",
  "FUTEX_TRYLOCK_PI FUTEX_WAIT_BITSET FUTEX_WAKE_BITSET",
);
const FILE_TYPES = values(files, "S_IFIFO S_IFCHR S_IFDIR S_IFREG S_IFSOCK");

/** Text of a number of a kind that is flags or one of a list, on a machine like this; null for other kinds. */
export function namesOf(kind: string, value: number, architecture: Architecture): string | null {
  switch (kind) {
    case "open":
      return [ACCESS.get(value & files.O_ACCMODE), ...openFlags(value, architecture)].join("|");
    case "openflags":
      return openFlags(value, architecture).join("|") || "0";
    case "mode":
      return octal(value);
    case "filemode":
      return [FILE_TYPES.get(value & files.S_IFMT), octal(value & traced.ALLPERMS)]
        .filter(Boolean)
        .join("|");
    case "socktype":
      return [socketType(value), ...set(FLAGS.sockflags, value)].join("|");
    case "futex":
      return FUTEX.get(value & traced.FUTEX_CMD_MASK) ?? String(value);
    case "ipcflags":
      return ipcFlags(value);
  }
  if (kind in FLAGS) return joinFlags(FLAGS[kind], value, kind === "access" ? "F_OK" : "0");
  if (kind in VALUES) return VALUES[kind]?.get(value) ?? String(value);
  return null;
}

/** The status flags of open(2), without the access mode. */
export function openFlags(value: number, architecture: Architecture): string[] {
  return set(OPEN[architecture], value & ~files.O_ACCMODE);
}

export function socketType(value: number): string {
  const type = value & traced.SOCK_TYPE_MASK;
  return SOCKET_TYPES.get(type) ?? String(type);
}

function ipcFlags(value: number): string {
  const mode = value & traced.ACCESSPERMS;
  const names = set(FLAGS.ipcflags, value);
  return (mode || names.length === 0 ? [octal(mode), ...names] : names).join("|");
}

function joinFlags(group: Flags | undefined, value: number, none: string): string {
  return set(group, value).join("|") || (value === 0 ? none : `0x${value.toString(16)}`);
}

/** Names of the bits that are set. */
function set(group: Flags | undefined, value: number): string[] {
  if (group === undefined || value === 0) return [];
  const found: string[] = [];
  let rest = value;
  for (const [bits, name] of group) {
    if ((rest & bits) !== bits) continue;
    found.push(name);
    rest &= ~bits;
  }
  return found;
}

function octal(value: number): string {
  return value === 0 ? "0" : `0o${value.toString(8)}`;
}

type Constants = Readonly<Record<string, number>>;
type Flags = [bits: number, name: string][];
type Values = Map<number, string>;

/** Flags of several bits come first, so that theirs are not taken for others. */
function flags(constants: Constants, ...names: string[]): Flags {
  const found = [...values(constants, ...names)];
  return found.sort((a, b) => bitCount(b[0]) - bitCount(a[0]) || a[0] - b[0]);
}

/** Names by their numbers. */
function values(constants: Constants, ...names: string[]): Values {
  return new Map(
    names
      .join(" ")
      .split(" ")
      .map((name) => {
        const value = constants[name];
        if (value === undefined) throw new Error(`lib/linux/constants has no ${name}`);
        return [value, name];
      }),
  );
}

function bitCount(value: number): number {
  return value.toString(2).replaceAll("0", "").length;
}
