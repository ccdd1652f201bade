/** Constants of processes: waitpid(2), sigaction(2), sigprocmask(2), getrlimit(2). */

// Options of waitpid(2).
/** Return at once if no child has changed state. */
export const WNOHANG = 1;
/** Return for a child that was stopped, too. */
export const WUNTRACED = 2;
/** Return for a child that was continued, too. */
export const WCONTINUED = 8;

// What sigprocmask(2) does with its set.
/** Hold these back, too. */
export const SIG_BLOCK = 0;
/** Hold these back no more. */
export const SIG_UNBLOCK = 1;
/** Hold back exactly these. */
export const SIG_SETMASK = 2;

// Flags of sigaction(2).
/** SIGCHLD only for children that end. */
export const SA_NOCLDSTOP = 0x1;
/** Children that end leave no zombie. */
export const SA_NOCLDWAIT = 0x2;
/** Most calls that wait go on after the handler, instead of EINTR. */
export const SA_RESTART = 0x10000000;
/** The signal is not blocked while its handler runs. */
export const SA_NODEFER = 0x40000000;
/** The handler runs once; then the default action holds. */
export const SA_RESETHAND = 0x80000000;

// What a signal does, instead of a handler.
/** The signal's default action: end, stop or ignore; signal(7). */
export const SIG_DFL = 0;
/** The signal is ignored. */
export const SIG_IGN = 1;

// Resources of getrlimit(2).
/** Seconds of CPU time; then SIGXCPU. */
export const RLIMIT_CPU = 0;
/** Bytes of a file that is written; then SIGXFSZ. */
export const RLIMIT_FSIZE = 1;
/** Bytes of data. */
export const RLIMIT_DATA = 2;
/** Bytes of the stack. */
export const RLIMIT_STACK = 3;
/** Bytes of a core dump. */
export const RLIMIT_CORE = 4;
/** Bytes in memory; does nothing on Linux. */
export const RLIMIT_RSS = 5;
/** Processes and threads of the user; then EAGAIN. */
export const RLIMIT_NPROC = 6;
/** One more than the highest descriptor; then EMFILE. */
export const RLIMIT_NOFILE = 7;
/** Bytes that may be locked in memory. */
export const RLIMIT_MEMLOCK = 8;
/** Bytes of the address space; then ENOMEM. */
export const RLIMIT_AS = 9;
/** File locks; does nothing on Linux. */
export const RLIMIT_LOCKS = 10;
/** Signals that may be queued for the user. */
export const RLIMIT_SIGPENDING = 11;
/** Bytes in POSIX message queues of the user. */
export const RLIMIT_MSGQUEUE = 12;
/** Up to which priority the nice value may go. */
export const RLIMIT_NICE = 13;
/** The highest real-time priority. */
export const RLIMIT_RTPRIO = 14;
/** Microseconds of real-time CPU time without a pause. */
export const RLIMIT_RTTIME = 15;
