/** Constants of files and descriptors: open(2), fcntl(2), stat(2), flock(2), lseek(2). */
import { differs } from "../architecture.ts";
import { DIFFERING } from "../differing.ts";

// Flags of open(2).
/** Open for reading only. */
export const O_RDONLY = 0;
/** Open for writing only. */
export const O_WRONLY = 0o1;
/** Open for reading and writing. */
export const O_RDWR = 0o2;
/** Mask of the access mode in the status flags. */
export const O_ACCMODE = 0o3;
/** Make the file if it is not there; needs a mode. */
export const O_CREAT = 0o100;
/** With O_CREAT: fail with EEXIST if it is there. */
export const O_EXCL = 0o200;
/** A terminal opened this way does not become the controlling one. */
export const O_NOCTTY = 0o400;
/** Empty the file. */
export const O_TRUNC = 0o1000;
/** Every write goes to the end of the file. */
export const O_APPEND = 0o2000;
/** Fail with EAGAIN instead of waiting. */
export const O_NONBLOCK = 0o4000;
/** Writes return when data and metadata are stored. */
export const O_SYNC = 0o4010000;
/** Writes return when the data is stored. */
export const O_DSYNC = 0o10000;
/** SIGIO when the descriptor is ready. */
export const O_ASYNC = 0o20000;
/** Past the page cache; buffers and sizes must be aligned. */
export const O_DIRECT: number = differs(DIFFERING.O_DIRECT);
/** A file without a name in the directory given. */
export const O_TMPFILE: number = differs(DIFFERING.O_TMPFILE);
/** Fail with ENOTDIR unless it is a directory. */
export const O_DIRECTORY: number = differs(DIFFERING.O_DIRECTORY);
/** Fail with ELOOP if the last component is a symbolic link. */
export const O_NOFOLLOW: number = differs(DIFFERING.O_NOFOLLOW);
/** Do not update the access time; owner or root only. */
export const O_NOATIME = 0o1000000;
/** Close the descriptor on execve. */
export const O_CLOEXEC = 0o2000000;
/** Only a reference to the file: no read, no write. */
export const O_PATH = 0o10000000;

// Commands of fcntl(2).
/** Duplicate to the lowest free descriptor from the argument on. */
export const F_DUPFD = 0;
/** Descriptor flags (FD_CLOEXEC). */
export const F_GETFD = 1;
/** Set the descriptor flags. */
export const F_SETFD = 2;
/** Status flags of the open file description. */
export const F_GETFL = 3;
/** Set the status flags (O_APPEND, O_NONBLOCK, …). */
export const F_SETFL = 4;
/** Who holds a lock in the way. */
export const F_GETLK = 5;
/** Take or release a lock of the process; fails with EAGAIN. */
export const F_SETLK = 6;
/** The same, and wait for it. */
export const F_SETLKW = 7;
/** As F_GETLK, for locks of open file descriptions. */
export const F_OFD_GETLK = 36;
/** As F_SETLK, but the lock belongs to the open file description. */
export const F_OFD_SETLK = 37;
/** The same, and wait for it. */
export const F_OFD_SETLKW = 38;
/** As F_DUPFD, and the copy is FD_CLOEXEC. */
export const F_DUPFD_CLOEXEC = 1030;
/** Set the capacity of a pipe, bytes. */
export const F_SETPIPE_SZ = 1031;
/** The capacity of a pipe, bytes. */
export const F_GETPIPE_SZ = 1032;
/** Forbid changes of a memfd from now on. */
export const F_ADD_SEALS = 1033;
/** Which changes of a memfd are forbidden. */
export const F_GET_SEALS = 1034;
/** The descriptor is closed on execve. */
export const FD_CLOEXEC = 1;
/** A lock that many may hold, to read. */
export const F_RDLCK = 0;
/** A lock that one may hold, to write. */
export const F_WRLCK = 1;
/** Give the lock up. */
export const F_UNLCK = 2;
/** No further seals. */
export const F_SEAL_SEAL = 1;
/** It may not become shorter. */
export const F_SEAL_SHRINK = 2;
/** It may not become longer. */
export const F_SEAL_GROW = 4;
/** It may not be written. */
export const F_SEAL_WRITE = 8;

// Operations of flock(2).
/** A lock that many may hold. */
export const LOCK_SH = 1;
/** A lock that one may hold. */
export const LOCK_EX = 2;
/** Give the lock up. */
export const LOCK_UN = 8;
/** Fail with EAGAIN instead of waiting. */
export const LOCK_NB = 4;

// File types and permissions in a mode, inode(7).
/** Mask of the file type in a mode. */
export const S_IFMT = 0o170000;
/** A regular file. */
export const S_IFREG = 0o100000;
/** A directory. */
export const S_IFDIR = 0o40000;
/** A character device. */
export const S_IFCHR = 0o20000;
/** A block device. */
export const S_IFBLK = 0o60000;
/** A pipe or FIFO. */
export const S_IFIFO = 0o10000;
/** A symbolic link. */
export const S_IFLNK = 0o120000;
/** A socket. */
export const S_IFSOCK = 0o140000;
/** The program runs as the file's owner. */
export const S_ISUID = 0o4000;
/** The program runs with the file's group. */
export const S_ISGID = 0o2000;
/** In this directory only owners remove their files. */
export const S_ISVTX = 0o1000;
/** The owner may read, write and execute. */
export const S_IRWXU = 0o700;
/** The owner may read. */
export const S_IRUSR = 0o400;
/** The owner may write. */
export const S_IWUSR = 0o200;
/** The owner may execute. */
export const S_IXUSR = 0o100;
/** The group may read, write and execute. */
export const S_IRWXG = 0o070;
/** The group may read. */
export const S_IRGRP = 0o040;
/** The group may write. */
export const S_IWGRP = 0o020;
/** The group may execute. */
export const S_IXGRP = 0o010;
/** Others may read, write and execute. */
export const S_IRWXO = 0o007;
/** Others may read. */
export const S_IROTH = 0o004;
/** Others may write. */
export const S_IWOTH = 0o002;
/** Others may execute. */
export const S_IXOTH = 0o001;

/** From the beginning of the file. */
export const SEEK_SET = 0;
/** From the current offset. */
export const SEEK_CUR = 1;
/** From the end of the file. */
export const SEEK_END = 2;

/** The descriptor of standard input. */
export const STDIN_FILENO = 0;
/** The descriptor of standard output. */
export const STDOUT_FILENO = 1;
/** The descriptor of standard error. */
export const STDERR_FILENO = 2;
