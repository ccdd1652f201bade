// What the record says of each kind of call: the C library's name, arguments as a C programmer writes them, results.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import type { ProgramFunction } from "../../program/types.ts";
import { called } from "../program/called.ts";

const cases: [string, ProgramFunction, string[]][] = [
  [
    "descriptors",
    ({
      open,
      dup,
      dup2,
      fcntl,
      close,
      O_WRONLY,
      O_CREAT,
      O_TRUNC,
      F_SETFL,
      F_SETFD,
      F_DUPFD,
      O_APPEND,
      FD_CLOEXEC,
    }) => {
      const fd = open("f", O_WRONLY | O_CREAT | O_TRUNC, 0o640);
      fcntl(fd, F_SETFL, O_APPEND);
      fcntl(fd, F_SETFD, FD_CLOEXEC);
      fcntl(fd, F_DUPFD, 10);
      dup2(dup(fd), 7);
      close(fd);
    },
    [
      'open("f", O_WRONLY|O_CREAT|O_TRUNC, 0o640) = 3',
      "fcntl(3, F_SETFL, O_APPEND) = 0",
      "fcntl(3, F_SETFD, FD_CLOEXEC) = 0",
      "fcntl(3, F_DUPFD, 10) = 10",
      "dup(3) = 4",
      "dup2(4, 7) = 7",
      "close(3) = 0",
    ],
  ],
  [
    "files",
    ({ open, pwrite, pread, ftruncate, stat, rename, unlink, umask, attempt, O_RDWR, O_CREAT }) => {
      const fd = open("f", O_RDWR | O_CREAT, 0o600);
      pwrite(fd, "abc", 4);
      pread(fd, 2, 5);
      ftruncate(fd, 3);
      stat("f");
      rename("f", "g");
      umask(0o27);
      attempt(() => unlink("f"));
    },
    [
      'open("f", O_RDWR|O_CREAT, 0o600) = 3',
      'pwrite(3, "abc", 3, 4) = 3',
      "pread(3, buf, 2, 5) = 2",
      "ftruncate(3, 3) = 0",
      'stat("f", &statbuf) = 0',
      'rename("f", "g") = 0',
      "umask(0o27) = 18",
      'unlink("f") = -1 ENOENT',
    ],
  ],
  [
    "waiting and signals",
    ({
      fork,
      kill,
      getpid,
      waitpid,
      sleep,
      poll,
      pipe2,
      sigprocmask,
      SIGKILL,
      SIGUSR1,
      SIG_BLOCK,
      POLLIN,
      O_NONBLOCK,
      O_CLOEXEC,
    }) => {
      const child = fork();
      if (child === 0) kill(getpid(), SIGKILL);
      waitpid(child, 2);
      sleep(0);
      const [r] = pipe2(O_NONBLOCK | O_CLOEXEC);
      poll([{ fd: r, events: POLLIN }], 1);
      sigprocmask(SIG_BLOCK, [SIGUSR1]);
    },
    [
      "fork() = 3",
      "waitpid(3, &wstatus, WUNTRACED) = 3",
      "sleep(0) = 0",
      "pipe2(pipefd, O_NONBLOCK|O_CLOEXEC) = 0",
      "poll([{fd 3, POLLIN}], 1, 1) = 0",
      "sigprocmask(SIG_BLOCK, [SIGUSR1]) = 0",
    ],
  ],
  [
    "System V objects",
    ({
      semget,
      semctl,
      semop,
      msgget,
      msgsnd,
      msgrcv,
      shmget,
      shmctl,
      SETVAL,
      IPC_RMID,
      IPC_PRIVATE,
      IPC_CREAT,
      IPC_EXCL,
      IPC_NOWAIT,
      MSG_NOERROR,
    }) => {
      const set = semget(IPC_PRIVATE, 2, 0o600);
      semctl(set, 1, SETVAL, 5);
      semop(set, [{ num: 1, op: -2 }]);
      semctl(set, 0, IPC_RMID);
      const queue = msgget(7777, IPC_CREAT | IPC_EXCL | 0o600);
      msgsnd(queue, { type: 5, text: "Wow" });
      msgrcv(queue, 2, -9, IPC_NOWAIT | MSG_NOERROR);
      shmctl(shmget(7777, 100, IPC_CREAT | 0o600), IPC_RMID);
    },
    [
      "semget(IPC_PRIVATE, 2, 0o600) = 0",
      "semctl(0, 1, SETVAL, 5) = 0",
      "semop(0, [{1, -2, 0}], 1) = 0",
      "semctl(0, 0, IPC_RMID, 0) = 0",
      "msgget(7777, 0o600|IPC_CREAT|IPC_EXCL) = 0",
      'msgsnd(0, {type 5, text "Wow"}, 3, 0) = 0',
      "msgrcv(0, msgp, 2, -9, IPC_NOWAIT|MSG_NOERROR) = 2",
      "shmget(7777, 100, 0o600|IPC_CREAT) = 0",
      "shmctl(0, IPC_RMID) = 0",
    ],
  ],
  [
    "POSIX objects",
    ({ shm_open, shm_unlink, mq_open, mq_send, memfd_create, eventfd, O_RDWR, O_CREAT }) => {
      shm_open("/seg", O_RDWR | O_CREAT, 0o600);
      shm_unlink("/seg");
      const queue = mq_open("/q", O_RDWR | O_CREAT, 0o600);
      mq_send(queue, "low", 1);
      mq_send(queue, "high", 9);
      memfd_create("m", 0);
      eventfd(3, 0);
    },
    [
      'shm_open("/seg", O_RDWR|O_CREAT, 0o600) = 3',
      'shm_unlink("/seg") = 0',
      'mq_open("q", O_RDWR|O_CREAT, 0o600, NULL) = 4',
      'mq_send(4, "low", 3, 1) = 0',
      'mq_send(4, "high", 4, 9) = 0',
      'memfd_create("m", 0) = 5',
      "eventfd(3, 0) = 6",
    ],
  ],
  [
    "sockets",
    ({
      socket,
      bind,
      sendto,
      recvfrom,
      socketpair,
      shutdown,
      AF_INET,
      AF_UNIX,
      SOCK_DGRAM,
      SOCK_STREAM,
      SHUT_WR,
    }) => {
      const to = { address: "127.0.0.1", port: 5000 };
      const one = socket(AF_INET, SOCK_DGRAM);
      bind(one, to);
      sendto(socket(AF_INET, SOCK_DGRAM), "udp!", 0, to);
      recvfrom(one, 100, 0);
      const [left] = socketpair(AF_UNIX, SOCK_STREAM);
      shutdown(left, SHUT_WR);
    },
    [
      "socket(AF_INET, SOCK_DGRAM, 0) = 3",
      "bind(3, 127.0.0.1:5000, 16) = 0",
      "socket(AF_INET, SOCK_DGRAM, 0) = 4",
      'sendto(4, "udp!", 4, 0, 127.0.0.1:5000, 16) = 4',
      "recvfrom(3, buf, 100, 0, &src_addr) = 4",
      "socketpair(AF_UNIX, SOCK_STREAM, 0, sv) = 0",
      "shutdown(5, SHUT_WR) = 0",
    ],
  ],
];

describe("the record's calls", () => {
  for (const [what, fn, expected] of cases) {
    it(`read as in C: ${what}`, async () => {
      const result = await run(program(fn));
      assert.equal(result.stderr, "");
      assert.deepEqual(called(result), expected);
    });
  }

  it("are the program's own: the library's look at a segment's length is not among them", async () => {
    const { record } = await run(
      program(({ shmget, shmat, shmctl, IPC_PRIVATE, IPC_CREAT, IPC_STAT, IPC_RMID }) => {
        const id = shmget(IPC_PRIVATE, 100, IPC_CREAT | 0o600);
        shmat(id);
        shmctl(id, IPC_STAT);
        shmctl(id, IPC_RMID);
      }),
    );
    const names = record.calls.map((call) => call.name).filter((name) => name.startsWith("shm"));
    assert.deepEqual(names, ["shmget", "shmat", "shmctl", "shmctl"]);
  });

  it("are not preceded by a look at what IPC_SET leaves as it is", async () => {
    const result = await run(
      program(
        ({ shmget, shmctl, msgget, msgctl, semget, semctl, IPC_PRIVATE, IPC_SET, SETALL }) => {
          shmctl(shmget(IPC_PRIVATE, 8, 0o200), IPC_SET, { mode: 0o600 });
          msgctl(msgget(IPC_PRIVATE, 0o200), IPC_SET, { mode: 0o600 });
          const set = semget(IPC_PRIVATE, 1, 0o200);
          semctl(set, 0, SETALL, [1]);
          semctl(set, 0, IPC_SET, { mode: 0o600 });
        },
      ),
    );
    const names = called(result).map((line) =>
      /^\w+|IPC_\w+(?=,|\))|SETALL/g[Symbol.match](line)?.join(" "),
    );
    assert.deepEqual(names, [
      "shmget IPC_PRIVATE",
      "shmctl IPC_SET",
      "msgget IPC_PRIVATE",
      "msgctl IPC_SET",
      "semget IPC_PRIVATE",
      "semctl SETALL",
      "semctl IPC_SET",
    ]);
  });

  it("give back what came through pointers", async () => {
    const { record } = await run(
      program(({ pipe, fork, exit, wait, stat, write, read, print }) => {
        const [r, w] = pipe();
        if (fork() === 0) exit(7);
        wait();
        write(w, "a\tb\0");
        read(r, 9);
        stat(".");
        print("");
      }),
    );
    const out = record.calls.flatMap((call) =>
      call.out.map((o) => `${call.name} ${o.name} ${o.text}`),
    );
    assert.deepEqual(out.slice(0, 3), [
      "pipe pipefd [3, 4]",
      "wait wstatus exited with 7",
      'read buf "a\\tb\\0"',
    ]);
    assert.match(out[3] ?? "", /^stat statbuf \{mode S_IFDIR\|0o755, links \d+, size \d+\}$/);
  });
});
