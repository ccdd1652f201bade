/**
 * Mechanisms as channels of one shape, so that one program serves all: what then differs is the mechanism's own.
 *
 * The members of a channel go into a program as its values. There each is a function by itself: it gets the calls as
 * its first parameter and uses nothing from around it but other members.
 */

// biome-ignore lint/suspicious/noExplicitAny: what a channel is made of differs from mechanism to mechanism
type Any = any;

export interface Channel {
  /** Makes the channel of this number, for those whom `mode` admits; gives what the others take as `channel`. */
  make: (calls: Any, n: number, mode: number) => Any;
  /** Finds it from another process; absent where it has no name. */
  find?: (calls: Any, n: number) => Any;
  /** Sends a text and, where there is a place for it, a number: type, priority or count. */
  send: (calls: Any, channel: Any, text: string, n: number) => void;
  /** Receives one: a text, or a `Buffer`. */
  receive: (calls: Any, channel: Any) => Any;
  /** Removes what would stay. */
  end: (calls: Any, channel: Any, n: number) => void;
  /** What the others call. */
  [helper: string]: Any;
}

const noCleanup = { end: (): void => {} };

const byteChannel = {
  ...noCleanup,
  send: ({ write }: Any, [, w]: Any, text: string): void => write(w, text),
  receive: ({ read }: Any, [r]: Any): Any => read(r, 8000),
};

const pipe: Channel = { ...byteChannel, make: ({ pipe }) => pipe() };

const fifo: Channel = {
  ...byteChannel,
  make: ({ mkfifo, open, O_RDWR }, n, mode) => {
    mkfifo(`fifo${n}`, mode);
    const fd = open(`fifo${n}`, O_RDWR);
    return [fd, fd];
  },
  find: ({ open, O_RDONLY, O_NONBLOCK }, n) => [open(`fifo${n}`, O_RDONLY | O_NONBLOCK)],
};

/** A stream needs somebody who dials and somebody who answers. */
const streamChannel = {
  ...byteChannel,
  dial: (at: Any, { socket, connect, AF_UNIX, AF_INET, SOCK_STREAM }: Any): Any => {
    const s = socket(at.path ? AF_UNIX : AF_INET, SOCK_STREAM);
    connect(s, at);
    return s;
  },
  answer: (at: Any, calls: Any): Any => {
    const { socket, bind, listen, accept, AF_UNIX, AF_INET, SOCK_STREAM } = calls;
    const door = socket(at.path ? AF_UNIX : AF_INET, SOCK_STREAM);
    bind(door, at);
    listen(door);
    const far = dial(at, calls);
    return [accept(door), far];
  },
};

declare const dial: Any;
declare const answer: Any;

const unixStream: Channel = {
  ...streamChannel,
  make: (calls, n) => answer({ path: `door${n}` }, calls),
  find: (calls, n) => [dial({ path: `door${n}` }, calls)],
};

const tcp: Channel = {
  ...streamChannel,
  make: (calls, n) => answer({ address: "127.0.0.1", port: n }, calls),
  find: (calls, n) => [dial({ address: "127.0.0.1", port: n }, calls)],
};

const unixDatagram: Channel = {
  ...byteChannel,
  make: ({ socket, bind, connect, AF_UNIX, SOCK_DGRAM }, n) => {
    const [r, w] = [1, 2].map(() => socket(AF_UNIX, SOCK_DGRAM));
    bind(r, { path: `box${n}` });
    connect(w, { path: `box${n}` });
    return [r, w];
  },
  find: ({ socket, connect, AF_UNIX, SOCK_DGRAM }, n) => {
    const s = socket(AF_UNIX, SOCK_DGRAM);
    connect(s, { path: `box${n}` });
    return [s];
  },
};

const eventfd: Channel = {
  ...noCleanup,
  make: ({ eventfd }) => eventfd(),
  send: ({ eventfd_write }, fd, _text, n) => eventfd_write(fd, n),
  receive: ({ eventfd_read }, fd) => String(eventfd_read(fd)),
};

const sysvQueue: Channel = {
  make: ({ msgget, IPC_CREAT }, n, mode) => msgget(n, IPC_CREAT | mode),
  find: ({ msgget }, n) => msgget(n, 0o600),
  send: ({ msgsnd }, id, text, n) => msgsnd(id, { type: n, text }),
  receive: ({ msgrcv }, id) => msgrcv(id, 8000).text,
  end: ({ msgctl, IPC_RMID }, id) => msgctl(id, IPC_RMID),
};

/** All queues of a user together have RLIMIT_MSGQUEUE bytes: 819,200 by default, ten times what one takes here. */
const posixQueue: Channel = {
  make: ({ mq_open, O_RDWR, O_CREAT }, n, mode) =>
    mq_open(`/${n}`, O_RDWR | O_CREAT, mode, { maxmsg: 10, msgsize: 8000 }),
  find: ({ mq_open, O_RDWR }, n) => mq_open(`/${n}`, O_RDWR),
  send: ({ mq_send }, queue, text, n) => mq_send(queue, text, n),
  receive: ({ mq_receive }, queue) => mq_receive(queue, 8000).data,
  end: ({ mq_unlink }, _queue, n) => mq_unlink(`/${n}`),
};

/** One place for one text, which ends with a NUL. */
const memoryChannel = {
  ...noCleanup,
  send: (_calls: Any, memory: Any, text: string): void => memory.write(0, `${text}\0`),
  receive: (_calls: Any, memory: Any): string => memory.readCString(0),
};

const shm: Channel = {
  ...memoryChannel,
  make: ({ shmget, shmat, IPC_CREAT }, n, mode) => shmat(shmget(n, 8192, IPC_CREAT | mode)),
  find: ({ shmget, shmat }, n) => shmat(shmget(n, 0, 0o600)),
  end: ({ shmget, shmctl, IPC_RMID }, _memory, n) => shmctl(shmget(n, 0, 0o600), IPC_RMID),
};

const memoryMap: Channel = {
  ...memoryChannel,
  make: ({ open, ftruncate, mmap, O_RDWR, O_CREAT, ...flags }, n, mode) => {
    const fd = open(`map${n}`, O_RDWR | O_CREAT, mode);
    ftruncate(fd, 8192);
    return mmap(null, 8192, flags.PROT_READ | flags.PROT_WRITE, flags.MAP_SHARED, fd, 0);
  },
  find: ({ open, mmap, O_RDWR, PROT_READ, MAP_SHARED }, n) =>
    mmap(null, 8192, PROT_READ, MAP_SHARED, open(`map${n}`, O_RDWR), 0),
};

/** Each channel by the name of its mechanism; "shm" stands for all that use a segment. */
export const channels: Record<string, Channel> = {
  pipe,
  fifo,
  "unix-stream": unixStream,
  "unix-datagram": unixDatagram,
  tcp,
  "sysv-queue": sysvQueue,
  "posix-queue": posixQueue,
  eventfd,
  shm,
  "memory-map": memoryMap,
};
