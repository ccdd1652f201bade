/** Constants of waiting: poll(2), eventfd(2), futex(2), ioctl(2). */

// Events of poll(2).
export const POLLIN = 0x1;
export const POLLPRI = 0x2;
export const POLLOUT = 0x4;
export const POLLERR = 0x8;
export const POLLHUP = 0x10;
export const POLLNVAL = 0x20;
export const POLLRDHUP = 0x2000;

// Flags of eventfd(2).
export const EFD_CLOEXEC = 524288;
export const EFD_NONBLOCK = 2048;
/** Each read takes 1, not all. */
export const EFD_SEMAPHORE = 1;

// Requests of ioctl(2).
export const FIONREAD = 0x541b;

// Bytes up to which a write to a pipe is never split, pipe(7).
/** 4096: a write of up to this many bytes to a pipe is never mixed with others. */
export const PIPE_BUF = 4096;
