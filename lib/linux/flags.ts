/** Numbers to the names that a C program writes for them (Linux x86-64). */

type Names = Record<number, string>;

// Keys are decimal: the linter turns an octal key into a wrong number.
/** Status flags of open(2) besides the access mode. */
const OPEN: Names = {
  4259840: "O_TMPFILE",
  1052672: "O_SYNC",
  64: "O_CREAT",
  128: "O_EXCL",
  256: "O_NOCTTY",
  512: "O_TRUNC",
  1024: "O_APPEND",
  2048: "O_NONBLOCK",
  4096: "O_DSYNC",
  8192: "O_ASYNC",
  16384: "O_DIRECT",
  65536: "O_DIRECTORY",
  131072: "O_NOFOLLOW",
  262144: "O_NOATIME",
  524288: "O_CLOEXEC",
  2097152: "O_PATH",
};
const ACCESS = ["O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE"];

export const O_APPEND = 0o2000;
export const O_CLOEXEC = 0o2000000;
export const O_CREAT = 0o100;
export const O_PATH = 0o10000000;

/** Flags and single names, by the kinds of prototypes.ts. */
const FLAGS: Record<string, Names> = {
  prot: { 1: "PROT_READ", 2: "PROT_WRITE", 4: "PROT_EXEC" },
  map: {
    3: "MAP_SHARED_VALIDATE",
    1: "MAP_SHARED",
    2: "MAP_PRIVATE",
    16: "MAP_FIXED",
    32: "MAP_ANONYMOUS",
    256: "MAP_GROWSDOWN",
    8192: "MAP_LOCKED",
    16384: "MAP_NORESERVE",
    32768: "MAP_POPULATE",
    131072: "MAP_STACK",
    1048576: "MAP_FIXED_NOREPLACE",
  },
  msync: { 1: "MS_ASYNC", 2: "MS_INVALIDATE", 4: "MS_SYNC" },
  shmat: { 4096: "SHM_RDONLY", 8192: "SHM_RND", 16384: "SHM_REMAP", 32768: "SHM_EXEC" },
  msgflg: { 2048: "IPC_NOWAIT", 4096: "MSG_NOERROR", 8192: "MSG_EXCEPT", 16384: "MSG_COPY" },
  msgflags: {
    1: "MSG_OOB",
    2: "MSG_PEEK",
    32: "MSG_TRUNC",
    64: "MSG_DONTWAIT",
    128: "MSG_EOR",
    256: "MSG_WAITALL",
    16384: "MSG_NOSIGNAL",
    32768: "MSG_MORE",
  },
  wait: { 1: "WNOHANG", 2: "WUNTRACED", 4: "WEXITED", 8: "WCONTINUED", 16777216: "WNOWAIT" },
  at: {
    256: "AT_SYMLINK_NOFOLLOW",
    512: "AT_REMOVEDIR",
    1024: "AT_SYMLINK_FOLLOW",
    4096: "AT_EMPTY_PATH",
  },
  memfd: {
    1: "MFD_CLOEXEC",
    2: "MFD_ALLOW_SEALING",
    4: "MFD_HUGETLB",
    8: "MFD_NOEXEC_SEAL",
    16: "MFD_EXEC",
  },
  eventfd: { 1: "EFD_SEMAPHORE", 2048: "EFD_NONBLOCK", 524288: "EFD_CLOEXEC" },
  sockflags: { 2048: "SOCK_NONBLOCK", 524288: "SOCK_CLOEXEC" },
  flock: { 1: "LOCK_SH", 2: "LOCK_EX", 8: "LOCK_UN", 4: "LOCK_NB" },
  access: { 4: "R_OK", 2: "W_OK", 1: "X_OK" },
  poll: {
    1: "POLLIN",
    2: "POLLPRI",
    4: "POLLOUT",
    8: "POLLERR",
    16: "POLLHUP",
    32: "POLLNVAL",
    8192: "POLLRDHUP",
  },
  clone: {
    256: "CLONE_VM",
    512: "CLONE_FS",
    1024: "CLONE_FILES",
    2048: "CLONE_SIGHAND",
    16384: "CLONE_VFORK",
    32768: "CLONE_PARENT",
    65536: "CLONE_THREAD",
    262144: "CLONE_SYSVSEM",
    524288: "CLONE_SETTLS",
    1048576: "CLONE_PARENT_SETTID",
    2097152: "CLONE_CHILD_CLEARTID",
    16777216: "CLONE_CHILD_SETTID",
  },
};

const VALUES: Record<string, Names> = {
  whence: { 0: "SEEK_SET", 1: "SEEK_CUR", 2: "SEEK_END", 3: "SEEK_DATA", 4: "SEEK_HOLE" },
  domain: { 1: "AF_UNIX", 2: "AF_INET", 10: "AF_INET6", 16: "AF_NETLINK" },
  shut: { 0: "SHUT_RD", 1: "SHUT_WR", 2: "SHUT_RDWR" },
  solevel: { 0: "IPPROTO_IP", 1: "SOL_SOCKET", 6: "IPPROTO_TCP", 41: "IPPROTO_IPV6" },
  soname: {
    2: "SO_REUSEADDR",
    3: "SO_TYPE",
    4: "SO_ERROR",
    6: "SO_BROADCAST",
    7: "SO_SNDBUF",
    8: "SO_RCVBUF",
    9: "SO_KEEPALIVE",
    13: "SO_LINGER",
    15: "SO_REUSEPORT",
    16: "SO_PASSCRED",
    17: "SO_PEERCRED",
    20: "SO_RCVTIMEO",
    21: "SO_SNDTIMEO",
    30: "SO_ACCEPTCONN",
  },
  fcntl: {
    0: "F_DUPFD",
    1: "F_GETFD",
    2: "F_SETFD",
    3: "F_GETFL",
    4: "F_SETFL",
    5: "F_GETLK",
    6: "F_SETLK",
    7: "F_SETLKW",
    8: "F_SETOWN",
    9: "F_GETOWN",
    36: "F_OFD_GETLK",
    37: "F_OFD_SETLK",
    38: "F_OFD_SETLKW",
    1030: "F_DUPFD_CLOEXEC",
    1031: "F_SETPIPE_SZ",
    1032: "F_GETPIPE_SZ",
    1033: "F_ADD_SEALS",
    1034: "F_GET_SEALS",
  },
  ipccmd: {
    0: "IPC_RMID",
    1: "IPC_SET",
    2: "IPC_STAT",
    3: "IPC_INFO",
    11: "GETPID",
    12: "GETVAL",
    13: "GETALL",
    14: "GETNCNT",
    15: "GETZCNT",
    16: "SETVAL",
    17: "SETALL",
  },
  sighow: { 0: "SIG_BLOCK", 1: "SIG_UNBLOCK", 2: "SIG_SETMASK" },
  ioctl: { 21531: "FIONREAD", 21505: "TCGETS", 21523: "TIOCGWINSZ", 21537: "FIONBIO" },
  epollop: { 1: "EPOLL_CTL_ADD", 2: "EPOLL_CTL_DEL", 3: "EPOLL_CTL_MOD" },
  clock: { 0: "CLOCK_REALTIME", 1: "CLOCK_MONOTONIC", 7: "CLOCK_BOOTTIME" },
  resource: {
    0: "RLIMIT_CPU",
    1: "RLIMIT_FSIZE",
    2: "RLIMIT_DATA",
    3: "RLIMIT_STACK",
    4: "RLIMIT_CORE",
    6: "RLIMIT_NPROC",
    7: "RLIMIT_NOFILE",
    9: "RLIMIT_AS",
    12: "RLIMIT_MSGQUEUE",
  },
};

const SOCKET_TYPES: Names = {
  1: "SOCK_STREAM",
  2: "SOCK_DGRAM",
  3: "SOCK_RAW",
  5: "SOCK_SEQPACKET",
};
const FUTEX = ["FUTEX_WAIT", "FUTEX_WAKE", "FUTEX_FD", "FUTEX_REQUEUE", "FUTEX_CMP_REQUEUE"];
FUTEX.push("FUTEX_WAKE_OP", "FUTEX_LOCK_PI", "FUTEX_UNLOCK_PI", "FUTEX_TRYLOCK_PI");
FUTEX.push("FUTEX_WAIT_BITSET", "FUTEX_WAKE_BITSET");
const FILE_TYPES: Names = {
  4096: "S_IFIFO",
  8192: "S_IFCHR",
  16384: "S_IFDIR",
  32768: "S_IFREG",
  49152: "S_IFSOCK",
};

/** Text of a number of a kind that is flags or one of a list; null for other kinds. */
export function namesOf(kind: string, value: number): string | null {
  if (kind in FLAGS)
    return joinFlags(FLAGS[kind] as Names, value, kind === "access" ? "F_OK" : "0");
  if (kind in VALUES) return VALUES[kind]?.[value] ?? String(value);
  switch (kind) {
    case "open":
      return [ACCESS[value & 3], ...openFlags(value)].join("|");
    case "openflags":
      return openFlags(value).join("|") || "0";
    case "mode":
      return octal(value);
    case "filemode":
      return [FILE_TYPES[value & 0o170000], octal(value & 0o7777)].filter(Boolean).join("|");
    case "socktype":
      return [SOCKET_TYPES[value & 15] ?? String(value & 15), ...set(FLAGS.sockflags, value)].join(
        "|",
      );
    case "futex":
      return FUTEX[value & 127] ?? String(value);
    case "ipcflags":
      return ipcFlags(value);
    default:
      return null;
  }
}

/** The status flags of open(2), without the access mode. */
export function openFlags(value: number): string[] {
  return set(OPEN, value & ~3);
}

export function socketType(value: number): string {
  return SOCKET_TYPES[value & 15] ?? String(value & 15);
}

const IPC: Names = { 512: "IPC_CREAT", 1024: "IPC_EXCL", 2048: "IPC_NOWAIT" };

function ipcFlags(value: number): string {
  const mode = value & 0o777;
  const names = set(IPC, value);
  return (mode || names.length === 0 ? [mode ? octal(mode) : "0", ...names] : names).join("|");
}

function joinFlags(names: Names, value: number, none: string): string {
  return set(names, value).join("|") || (value === 0 ? none : `0x${value.toString(16)}`);
}

/** Names of the bits that are set. Flags of several bits come first, so that theirs are not taken for others. */
function set(names: Names | undefined, value: number): string[] {
  if (names === undefined || value === 0) return [];
  const found: string[] = [];
  let rest = value;
  for (const [bits, name] of sorted(names)) {
    if ((rest & bits) !== bits) continue;
    found.push(name);
    rest &= ~bits;
  }
  return found;
}

const sortedNames = new Map<Names, [number, string][]>();

function sorted(names: Names): [number, string][] {
  const known = sortedNames.get(names);
  if (known) return known;
  const entries = Object.entries(names).map(([bits, name]): [number, string] => [
    Number(bits),
    name,
  ]);
  entries.sort((a, b) => bitCount(b[0]) - bitCount(a[0]) || a[0] - b[0]);
  sortedNames.set(names, entries);
  return entries;
}

function bitCount(value: number): number {
  return value.toString(2).replaceAll("0", "").length;
}

function octal(value: number): string {
  return value === 0 ? "0" : `0o${value.toString(8)}`;
}
