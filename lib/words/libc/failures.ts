/** What is said of a call that failed. */
export const failure = {
  call: (call: string, code: string, reason: string): string => `${call}: ${code}, ${reason}`,
  rights: (bytes: number, fds: string): string => `${bytes} bytes and descriptors ${fds}`,
  segmentHas: (bytes: number): string => `the segment has ${bytes} bytes`,
  noCounter: (): string => "no counter came from it",
};

/** An access to memory that a C program would have paid for. */
export const memory = {
  access: (call: string, first: number, last: number, reason: string): string =>
    `${call}: bytes ${first} to ${last}: ${reason}`,
  accessInC: (call: string, first: number, last: number, reason: string, signal: string): string =>
    `${call}: bytes ${first} to ${last}: ${reason} (in C: ${signal})`,
  beyond: (bytes: number): string => `it has ${bytes} bytes`,
  gone: (): string => "it was unmapped or detached",
  notReadable: (): string => "its protection does not let it be read",
  notWritable: (): string => "its protection does not let it be written",
  beyondFile: (): string => "the file ends before them",
  notAccessible: (errno: number): string => `not accessible (errno ${errno})`,
};

/** By call and error: what the error means for this call, where strerror(3) leaves the reader guessing. */
export const hints: Record<string, string> = {
  "open ENXIO": "no process has this FIFO open for reading",
  "open EISDIR": "a directory cannot be opened for writing",
  "open ELOOP": "too many symbolic links, or O_NOFOLLOW and the path is one",
  "open EMFILE": "this process has as many descriptors open as RLIMIT_NOFILE allows",
  "mkfifo EEXIST": "something with this name exists already",
  "read EISDIR": "the descriptor is a directory",
  "read EAGAIN": "nothing to read now, and the descriptor has O_NONBLOCK",
  "write EAGAIN": "no room now, and the descriptor has O_NONBLOCK",
  "write EPIPE": "nobody has the other end open for reading any more",
  "lseek ESPIPE": "a pipe, FIFO or socket has no file offset",
  "lseek EINVAL": "whence is not valid, or the offset would be negative",
  "waitpid ECHILD": "this process has no such child",
  "wait ECHILD": "this process has no children",
  "kill ESRCH": "there is no such process",
  "bind EADDRINUSE": "another socket has this address",
  "connect ECONNREFUSED": "nobody listens at this address",
  "shmget ENOENT": "no segment has this key, and IPC_CREAT is not given",
  "shmget EINVAL": "the segment is smaller than this size, or the size is not allowed",
  "shmget EEXIST": "a segment has this key already",
  "shmat EIDRM": "the segment is removed",
  "msgget ENOENT": "no queue has this key, and IPC_CREAT is not given",
  "msgget EEXIST": "a queue has this key already",
  "msgsnd EAGAIN": "the queue is full",
  "msgsnd EIDRM": "the queue was removed while the call waited",
  "msgrcv ENOMSG": "no message of this type is in the queue",
  "msgrcv E2BIG": "the message is longer than the size given; it stays in the queue",
  "msgrcv EIDRM": "the queue was removed while the call waited",
  "semget ENOENT": "no semaphore set has this key, and IPC_CREAT is not given",
  "semget EEXIST": "a semaphore set has this key already",
  "semop EAGAIN": "the semaphore's value does not allow it now",
  "semop EIDRM": "the semaphore set was removed while the call waited",
  "mmap ENODEV": "this kind of file cannot be mapped",
  "mmap EACCES": "the descriptor is not open for what the mapping asks",
};
