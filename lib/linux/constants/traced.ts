/** Constants that calls of this course do not take, but programs in C do: records name them. */
import { differs } from "../architecture.ts";
import { DIFFERING } from "../differing.ts";

/** open(2): what the kernel adds for a program of 64 bits. */
export const O_LARGEFILE: number = differs(DIFFERING.O_LARGEFILE);

// access(2).
export const F_OK = 0;
export const X_OK = 1;
export const W_OK = 2;
export const R_OK = 4;

// inode(7): the bits of a mode that chmod sets, and the permissions among them.
export const ALLPERMS = 0o7777;
export const ACCESSPERMS = 0o777;

// The calls of a directory, open(2).
export const AT_FDCWD = -100;
export const AT_SYMLINK_NOFOLLOW = 0x100;
export const AT_REMOVEDIR = 0x200;
export const AT_SYMLINK_FOLLOW = 0x400;
export const AT_EMPTY_PATH = 0x1000;

// lseek(2), fcntl(2), close_range(2).
export const SEEK_DATA = 3;
export const SEEK_HOLE = 4;
export const F_SETOWN = 8;
export const F_GETOWN = 9;
export const CLOSE_RANGE_CLOEXEC = 4;

// waitid(2).
export const WEXITED = 4;
export const WNOWAIT = 0x1000000;

// memfd_create(2).
export const MFD_HUGETLB = 4;
export const MFD_NOEXEC_SEAL = 8;
export const MFD_EXEC = 16;

// socket(2).
export const AF_NETLINK = 16;
/** The type without its flags; in the kernel alone. */
export const SOCK_TYPE_MASK = 0xf;

// prctl(2).
export const PR_SET_PDEATHSIG = 1;

// clone(2).
export const CLONE_VM = 0x100;
export const CLONE_FS = 0x200;
export const CLONE_FILES = 0x400;
export const CLONE_SIGHAND = 0x800;
export const CLONE_VFORK = 0x4000;
export const CLONE_PARENT = 0x8000;
export const CLONE_THREAD = 0x10000;
export const CLONE_SYSVSEM = 0x40000;
export const CLONE_SETTLS = 0x80000;
export const CLONE_PARENT_SETTID = 0x100000;
export const CLONE_CHILD_CLEARTID = 0x200000;
export const CLONE_CHILD_SETTID = 0x1000000;

// futex(2).
export const FUTEX_WAIT = 0;
export const FUTEX_WAKE = 1;
export const FUTEX_FD = 2;
export const FUTEX_REQUEUE = 3;
export const FUTEX_CMP_REQUEUE = 4;
export const FUTEX_WAKE_OP = 5;
export const FUTEX_LOCK_PI = 6;
export const FUTEX_UNLOCK_PI = 7;
export const FUTEX_TRYLOCK_PI = 8;
export const FUTEX_WAIT_BITSET = 9;
export const FUTEX_WAKE_BITSET = 10;
export const FUTEX_PRIVATE_FLAG = 128;
/** What is left of an operation without its options, of which newer headers have more. */
export const FUTEX_CMD_MASK = 127;

// epoll_ctl(2), ioctl(2), clock_gettime(2).
export const EPOLL_CTL_ADD = 1;
export const EPOLL_CTL_DEL = 2;
export const EPOLL_CTL_MOD = 3;
export const TCGETS = 0x5401;
export const TIOCGWINSZ = 0x5413;
export const FIONBIO = 0x5421;
export const CLOCK_BOOTTIME = 7;

// semctl(2) and its kin: what an old library adds to the command, and the kernel takes off again.
export const IPC_64 = 0x100;
