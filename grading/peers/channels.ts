/**
 * Every mechanism of the comparison as a channel with a name, and three programs that ask it what it keeps: the same for
 * all, so that what differs is the mechanism's own.
 */
import type { Mechanism } from "../../lib/measure/types.ts";
import { program } from "../../lib/program/program.ts";
import type { Program, Start } from "../../lib/program/types.ts";

// biome-ignore lint/suspicious/noExplicitAny: what a channel is made of differs from mechanism to mechanism
type Any = any;
type Values = Record<string, unknown>;
type Call = (...args: Any[]) => Any;

const bytes = {
  send: ({ write }: Any, [, w]: Any, text: string) => write(w, text),
  receive: ({ read }: Any, [r]: Any) => read(r, 8000).toString(),
};

const dial: Call = (at, { socket, connect, AF_UNIX, AF_INET, SOCK_STREAM }) => {
  const s = socket(at.path ? AF_UNIX : AF_INET, SOCK_STREAM);
  connect(s, at);
  return [s];
};

const stream = (at: object): Values => ({
  ...bytes,
  at,
  dial,
  make: (({ socket, bind, listen, accept, ...calls }, at, dial) => {
    const door = socket(at.path ? calls.AF_UNIX : calls.AF_INET, calls.SOCK_STREAM);
    bind(door, at);
    listen(door, 1);
    const [far] = dial(at, { socket, ...calls });
    return [accept(door), far];
  }) satisfies Call,
  find: ((calls, at, dial) => dial(at, calls)) satisfies Call,
});

const memory = {
  send: (_: Any, m: Any, text: string) => m.write(0, `${text}\0`),
  receive: (_: Any, m: Any) => m.readCString(0),
};

const segment: Values = {
  ...memory,
  make: (({ shmget, shmat, IPC_CREAT }) =>
    shmat(shmget(7777, 4096, IPC_CREAT | 0o600))) satisfies Call,
  find: (({ shmget, shmat }) => shmat(shmget(7777, 0, 0o600))) satisfies Call,
};

/** Without `find`: it has no name that another process could use. */
const channels: Record<Mechanism, Values> = {
  pipe: { ...bytes, make: (({ pipe }) => pipe()) satisfies Call },
  fifo: {
    ...bytes,
    make: (({ mkfifo, open, O_RDWR }) => {
      mkfifo("fifo", 0o600);
      const fd = open("fifo", O_RDWR);
      return [fd, fd];
    }) satisfies Call,
    find: (({ open, O_RDWR, O_NONBLOCK }) => {
      const fd = open("fifo", O_RDWR | O_NONBLOCK);
      return [fd, fd];
    }) satisfies Call,
  },
  "unix-stream": stream({ path: "door" }),
  "unix-datagram": {
    ...bytes,
    make: (({ socket, bind, connect, AF_UNIX, SOCK_DGRAM }) => {
      const [r, w] = [socket(AF_UNIX, SOCK_DGRAM), socket(AF_UNIX, SOCK_DGRAM)];
      bind(r, { path: "box" });
      connect(w, { path: "box" });
      return [r, w];
    }) satisfies Call,
    find: (({ socket, connect, AF_UNIX, SOCK_DGRAM }) => {
      const s = socket(AF_UNIX, SOCK_DGRAM);
      connect(s, { path: "box" });
      return [s, s];
    }) satisfies Call,
  },
  tcp: stream({ address: "127.0.0.1", port: 7777 }),
  "sysv-queue": {
    make: (({ msgget, IPC_CREAT }) => msgget(7777, IPC_CREAT | 0o600)) satisfies Call,
    find: (({ msgget }) => msgget(7777, 0o600)) satisfies Call,
    send: ({ msgsnd }: Any, id: Any, text: string) => msgsnd(id, { type: 1, text }),
    receive: ({ msgrcv }: Any, id: Any) => msgrcv(id, 8000).text,
  },
  "posix-queue": {
    // All queues of a user together have RLIMIT_MSGQUEUE bytes, those of other runs at the same time, too.
    at: { maxmsg: 8, msgsize: 64 },
    make: (({ mq_open, O_RDWR, O_CREAT }, at) =>
      mq_open("/channel", O_RDWR | O_CREAT, 0o600, at)) satisfies Call,
    find: (({ mq_open, O_RDWR }) => mq_open("/channel", O_RDWR)) satisfies Call,
    send: ({ mq_send }: Any, q: Any, text: string) => mq_send(q, text),
    receive: ({ mq_receive }: Any, q: Any) => mq_receive(q, 8000).data.toString(),
  },
  eventfd: {
    make: (({ eventfd }) => eventfd()) satisfies Call,
    send: ({ eventfd_write }: Any, fd: Any, text: string) => eventfd_write(fd, text.length),
    receive: ({ eventfd_read }: Any, fd: Any) => String(eventfd_read(fd)),
  },
  "shm-spin": segment,
  "shm-futex": segment,
  "shm-semaphore": segment,
  "memory-map": {
    ...memory,
    make: (({ open, ftruncate, mmap, PROT_READ, PROT_WRITE, MAP_SHARED, ...flags }) => {
      const fd = open("map", flags.O_RDWR | flags.O_CREAT, 0o600);
      ftruncate(fd, 4096);
      return mmap(null, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    }) satisfies Call,
    find: (({ open, mmap, PROT_READ, MAP_SHARED, O_RDWR }) =>
      mmap(null, 4096, PROT_READ, MAP_SHARED, open("map", O_RDWR), 0)) satisfies Call,
  },
};

/** Everything that its programs need, and nothing where a mechanism needs less. */
function valuesOf(
  mechanism: Mechanism,
): Values & Record<"make" | "find" | "send" | "receive", Call> {
  return { at: null, dial: nothing, find: nothing, ...channels[mechanism] } as never;
}

const nothing: Call = () => null;

/** A process that is no child and was given nothing can find it. */
export function hasName(mechanism: Mechanism): boolean {
  return "find" in channels[mechanism];
}

/** Sends each text, in a child, and prints what each of as many receptions gave, a line each. */
export function takeEach(mechanism: Mechanism, texts: string[]): Program {
  const { make, send, receive, ...more } = valuesOf(mechanism);
  const { at, dial } = more;
  return program(
    (calls) => {
      const channel = make(calls, at, dial);
      if (calls.fork() === 0) {
        for (const text of texts) send(calls, channel, text);
        calls.exit(0);
      }
      calls.wait();
      for (let n = 0; n < texts.length; n++) calls.print(receive(calls, channel), "\n");
    },
    { ...more, make, send, receive, texts },
  );
}

/** A sender that is killed when it has sent, and a successor that prints what it finds, or the error's name. */
export function orphan(mechanism: Mechanism, text: string): Record<string, Start> {
  const { make, find, send, receive, ...more } = valuesOf(mechanism);
  const { at, dial } = more;
  const sender = program(
    (calls) => {
      send(calls, make(calls, at, dial), text);
      calls.kill(calls.getpid(), calls.SIGKILL);
    },
    { ...more, make, send, text },
  );
  const successor = program(
    (calls) => {
      const { value, code } = calls.attempt(() => receive(calls, find(calls, at, dial)));
      calls.print(code ?? String(value));
    },
    { ...more, find, receive },
  );
  return { sender: { program: sender }, successor: { program: successor, after: "sender" } };
}
