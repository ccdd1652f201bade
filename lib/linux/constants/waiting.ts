/** Constants of waiting: poll(2), eventfd(2), futex(2), ioctl(2), clock_gettime(2). */

// Events of poll(2).
/** There is something to read, or end of file. */
export const POLLIN = 0x1;
/** There is urgent data. */
export const POLLPRI = 0x2;
/** There is room to write. */
export const POLLOUT = 0x4;
/** An error; of a pipe's write end: nobody reads. */
export const POLLERR = 0x8;
/** The other side is closed. */
export const POLLHUP = 0x10;
/** The descriptor is not open. */
export const POLLNVAL = 0x20;
/** The other side writes no more. */
export const POLLRDHUP = 0x2000;

// Flags of eventfd(2).
/** The descriptor is FD_CLOEXEC. */
export const EFD_CLOEXEC = 524288;
/** The descriptor is O_NONBLOCK. */
export const EFD_NONBLOCK = 2048;
/** Each read takes 1, not all. */
export const EFD_SEMAPHORE = 1;

// Requests of ioctl(2).
/** How many bytes can be read now. */
export const FIONREAD = 0x541b;

// Clocks of clock_gettime(2).
/** The time of day. `clock_gettime(2)` */
export const CLOCK_REALTIME = 0;
/** Time since some point that stays; nobody sets it: to measure with. */
export const CLOCK_MONOTONIC = 1;
/** CPU time of this process. */
export const CLOCK_PROCESS_CPUTIME_ID = 2;

// Bytes up to which a write to a pipe is never split, pipe(7).
/** 4096: a write of up to this many bytes to a pipe is never mixed with others. */
export const PIPE_BUF = 4096;
