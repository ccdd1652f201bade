// Small programs of the course, one kind of picture each: their records are what the tests draw.
import { program } from "../../program/program.ts";
import type { Runnable, RunOptions } from "../../program/types.ts";

interface Recorded {
  run: Record<string, Runnable>;
  options?: RunOptions;
}

const dialogue = program(
  ({ open, fork, write, lseek, read, sleep, print, wait, close, O_RDWR, O_CREAT, SEEK_SET }) => {
    const fd = open("temp.txt", O_RDWR | O_CREAT, 0o644);
    if (fork() === 0) {
      sleep(1);
      lseek(fd, 0, SEEK_SET);
      print(`child: ${read(fd, 17)}`);
      write(fd, "Yes, I can!\0");
      close(fd);
      return;
    }
    write(fd, "Can you hear me?\0");
    sleep(2);
    lseek(fd, 17, SEEK_SET);
    print(`parent: ${read(fd, 12)}`);
    wait();
    close(fd);
  },
);

const hello = program(({ pipe, fork, close, read, write, wait, print, sleep }) => {
  const [r, w] = pipe();
  if (fork() === 0) {
    close(w);
    print(`>> I am child! I can hear the parent!!: ${read(r, 128)}`);
    close(r);
    return;
  }
  close(r);
  sleep(1);
  write(w, "Hello?\n");
  close(w);
  wait();
});

const hang = program(({ pipe, fork, read, write, wait }) => {
  const [r, w] = pipe();
  if (fork() === 0) {
    while (read(r, 16).length > 0);
    return;
  }
  write(w, "Hello?\n");
  wait();
});

const full = program(({ pipe, fork, read, write, close, wait, nanosleep }) => {
  const [r, w] = pipe();
  if (fork() === 0) {
    close(w);
    nanosleep({ sec: 0, nsec: 200_000_000 });
    while (read(r, 20000).length > 0);
    return;
  }
  close(r);
  for (let i = 0; i < 5; i++) write(w, new Uint8Array(20000));
  close(w);
  wait();
});

// One write of more than a pipe holds.
const long = program(({ pipe, fork, read, write, close, wait }) => {
  const [r, w] = pipe();
  if (fork() === 0) {
    close(w);
    while (read(r, 20000).length > 0);
    return;
  }
  close(r);
  write(w, new Uint8Array(100000));
  close(w);
  wait();
});

const table = program(({ open, dup, fork, write, close, wait, O_RDWR, O_CREAT, O_APPEND }) => {
  const a = open("A.txt", O_RDWR | O_CREAT, 0o644);
  const b = open("A.txt", O_RDWR | O_APPEND);
  const c = dup(a);
  write(c, "five!");
  write(b, "end");
  if (fork() === 0) {
    close(a);
    write(c, "six");
    return;
  }
  wait();
  close(b);
});

const segment = program(({ shmget, shmat, shmdt, shmctl, fork, wait, IPC_CREAT, IPC_RMID }) => {
  const id = shmget(7777, 128, 0o666 | IPC_CREAT);
  const memory = shmat(id);
  memory.write(0, "Hello?\n");
  if (fork() === 0) {
    const again = shmat(id);
    shmdt(again);
    return;
  }
  wait();
  shmdt(memory);
  shmctl(id, IPC_RMID);
});

const map = program(({ open, ftruncate, mmap, munmap, fork, wait, close, ...flags }) => {
  const { O_RDWR, O_CREAT, PROT_READ, PROT_WRITE, MAP_SHARED, MAP_PRIVATE } = flags;
  const fd = open("temp.map", O_RDWR | O_CREAT, 0o644);
  ftruncate(fd, 40);
  const shared = mmap(null, 40, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  const own = mmap(null, 40, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  close(fd);
  if (fork() === 0) {
    munmap(own);
    return;
  }
  wait();
  munmap(shared);
});

const receiver = program(({ mkfifo, open, read, print, close, O_RDONLY }) => {
  mkfifo("talk", 0o666);
  const fd = open("talk", O_RDONLY);
  for (let heard = read(fd, 128); heard.length > 0; heard = read(fd, 128)) print(`0: ${heard}`);
  close(fd);
});

const sender = program(({ open, write, close, O_WRONLY }) => {
  const fd = open("talk", O_WRONLY);
  write(fd, "I am the sender!");
  close(fd);
});

const queue = program(({ msgget, msgsnd, msgrcv, msgctl, fork, wait, ...flags }) => {
  const { IPC_CREAT, IPC_RMID } = flags;
  const id = msgget(7777, 0o666 | IPC_CREAT);
  if (fork() === 0) {
    for (let i = 0; i < 3; i++) msgrcv(id, 128, 5);
    return;
  }
  msgsnd(id, { type: 2, text: "for nobody" });
  msgsnd(id, { type: 5, text: "This is MQ!\n" });
  msgsnd(id, { type: 5, text: "Wow~~!!\n" });
  msgsnd(id, { type: 5, text: "The end\n" });
  wait();
  msgctl(id, IPC_RMID);
});

const server = program(({ socket, bind, listen, accept, read, write, print, close, ...flags }) => {
  const { AF_INET, SOCK_STREAM } = flags;
  const s = socket(AF_INET, SOCK_STREAM);
  bind(s, { address: "127.0.0.1", port: 7777 });
  listen(s, 16);
  const fd = accept(s);
  const heard = read(fd, 256);
  print(heard);
  write(fd, `I got you!: ${heard}`);
  close(fd);
});

const client = program(({ socket, connect, read, write, print, close, ...flags }) => {
  const { AF_INET, SOCK_STREAM } = flags;
  const s = socket(AF_INET, SOCK_STREAM);
  connect(s, { address: "127.0.0.1", port: 7777 });
  write(s, "This is socket communication!!");
  print(read(s, 256));
  close(s);
});

// The parent ends its child by a signal; the child would sleep for a minute.
const signalled = program(({ fork, sleep, kill, nanosleep, wait, SIGTERM }) => {
  const child = fork();
  if (child === 0) {
    sleep(60);
    return;
  }
  nanosleep({ sec: 0, nsec: 50_000_000 });
  kill(child, SIGTERM);
  wait();
});

// Two writers, one file, no lock: the second write lands in the middle of the first one's text.
const torn = program(({ open, fork, pwrite, pread, print, wait, close, O_RDWR, O_CREAT }) => {
  const fd = open("value", O_RDWR | O_CREAT, 0o644);
  pwrite(fd, "aaaaaaaaaaaaaaaa", 0);
  if (fork() === 0) {
    pwrite(fd, "bbbbbbbb", 4);
    return;
  }
  wait();
  print(pread(fd, 16, 0));
  close(fd);
});

// Stores that no call tells of: one by P1 alone, one while both run, one by P2 while P1 waits.
const stores = program(({ shmget, shmat, fork, nanosleep, wait, IPC_CREAT }) => {
  const memory = shmat(shmget(7777, 128, 0o666 | IPC_CREAT));
  memory.write(0, "aaaaaaaaaaaaaaaa");
  if (fork() === 0) {
    nanosleep({ sec: 0, nsec: 50_000_000 });
    memory.write(4, "bbbbbbbb");
    return;
  }
  memory.write(14, "cc");
  wait();
});

export const programs: Record<string, Recorded> = {
  dialogue: { run: { dialogue } },
  pipe: { run: { hello } },
  stuck: { run: { hang }, options: { timeout: 1 } },
  full: { run: { full } },
  long: { run: { long } },
  table: { run: { table } },
  segment: { run: { segment } },
  map: { run: { map } },
  fifo: { run: { receiver, sender: { program: sender, after: "receiver" } } },
  shell: { run: { pipeline: "echo passed | cat" } },
  queue: { run: { queue } },
  signal: { run: { signalled } },
  torn: { run: { torn } },
  stores: { run: { stores } },
  socket: { run: { server, client: { program: client, after: "server" } } },
};
