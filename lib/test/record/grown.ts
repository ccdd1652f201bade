// Runs that do one thing again and again: what is made of them must grow with their length, never with its square.
import { program } from "../../program/program.ts";
import { boxRequest } from "../../program/run.ts";
import { runInBox } from "../../program/runner/client.ts";
import type { ProgramFunction } from "../../program/types.ts";
import type { BoxReply } from "../../program/wire.ts";
import type { ProgramInfo } from "../../record/decode/decoding.ts";
import { times } from "../thorough.ts";

/** Events of a run that does little, and of one that does ten times as much. */
export const FEW = times(1000, 500);
export const MANY: number = 10 * FEW;

/** A run of about this many events. */
export async function grown(
  kind: string,
  events: number,
): Promise<{ reply: BoxReply; infos: ProgramInfo[] }> {
  const [each, body] = kinds[kind] as (typeof kinds)[string];
  const values = { turns: Math.ceil(events / each) };
  const options = { timeout: 60, cpuTime: 60 };
  const { request, infos } = boxRequest(program(body, values), options, null);
  const reply = await runInBox(request);
  const problem = Buffer.from(reply.stderr.program ?? []).toString();
  if (problem) throw new Error(`${kind}: ${problem}`);
  return { reply, infos };
}

declare const turns: number;

/** By what they do: how many events one turn makes, about, and the function. */
export const kinds: Record<string, [events: number, body: ProgramFunction]> = {
  print: [
    1,
    ({ print }) => {
      for (let i = 0; i < turns; i++) print("x\n");
    },
  ],
  read: [
    1,
    ({ open, read, O_RDONLY }) => {
      const fd = open("/dev/zero", O_RDONLY);
      for (let i = 0; i < turns; i++) read(fd, 3);
    },
  ],
  "write to a file": [
    1,
    ({ creat, write }) => {
      const fd = creat("f", 0o600);
      for (let i = 0; i < turns; i++) write(fd, "abc");
    },
  ],
  lseek: [
    1,
    ({ creat, lseek, SEEK_SET }) => {
      const fd = creat("f", 0o600);
      for (let i = 0; i < turns; i++) lseek(fd, i, SEEK_SET);
    },
  ],
  "fork and wait": [
    7,
    ({ fork, wait, exit }) => {
      for (let i = 0; i < turns; i++) {
        if (fork() === 0) exit(0);
        wait();
      }
    },
  ],
  "a signal that is ignored": [
    3,
    ({ kill, getpid, sigaction, SIGUSR1, SIG_IGN }) => {
      const me = getpid();
      for (let i = 0; i < turns; i++) {
        sigaction(SIGUSR1, { handler: SIG_IGN });
        kill(me, SIGUSR1);
      }
    },
  ],
  "a signal that stops": [
    4,
    ({ fork, kill, sleep, wait, SIGSTOP, SIGCONT, SIGKILL }) => {
      const child = fork();
      if (child === 0) for (;;) sleep(9);
      for (let i = 0; i < turns; i++) {
        kill(child, SIGSTOP);
        kill(child, SIGCONT);
      }
      kill(child, SIGKILL);
      wait();
    },
  ],
  "send and receive": [
    2,
    ({ msgget, msgsnd, msgrcv, IPC_PRIVATE }) => {
      const queue = msgget(IPC_PRIVATE, 0o600);
      for (let i = 0; i < turns; i++) {
        msgsnd(queue, { type: 1, text: "x" });
        msgrcv(queue, 8);
      }
    },
  ],
  "messages that wait": [
    2,
    ({ msgget, msgsnd, msgrcv, IPC_PRIVATE }) => {
      const queue = msgget(IPC_PRIVATE, 0o600);
      for (let i = 0; i < turns; i++) msgsnd(queue, { type: 1, text: "x" });
      for (let i = 0; i < turns; i++) msgrcv(queue, 8);
    },
  ],
  "attach and detach": [
    2,
    ({ shmget, shmat, shmdt, IPC_PRIVATE }) => {
      const segment = shmget(IPC_PRIVATE, 64, 0o600);
      for (let i = 0; i < turns; i++) {
        const memory = shmat(segment);
        memory.write(0, `${i}`);
        shmdt(memory);
      }
    },
  ],
  "segment after segment": [
    2,
    ({ shmget, shmctl, IPC_PRIVATE, IPC_RMID }) => {
      for (let i = 0; i < turns; i++) shmctl(shmget(IPC_PRIVATE, 64, 0o600), IPC_RMID);
    },
  ],
  "mmap and munmap": [
    2,
    ({ mmap, munmap, PROT_READ, MAP_SHARED, MAP_ANONYMOUS }) => {
      for (let i = 0; i < turns; i++)
        munmap(mmap(null, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    },
  ],
  "mappings that stay": [
    1,
    ({ mmap, PROT_READ, MAP_SHARED, MAP_ANONYMOUS }) => {
      for (let i = 0; i < turns; i++)
        mmap(null, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    },
  ],
  semop: [
    2,
    ({ semget, semop, IPC_PRIVATE }) => {
      const set = semget(IPC_PRIVATE, 1, 0o600);
      for (let i = 0; i < turns; i++) {
        semop(set, [{ num: 0, op: 1 }]);
        semop(set, [{ num: 0, op: -1 }]);
      }
    },
  ],
  "a failed call": [
    1,
    ({ open, O_RDONLY }) => {
      for (let i = 0; i < turns; i++) {
        try {
          open(`no-${i}`, O_RDONLY);
        } catch {}
      }
    },
  ],
  "dup and close": [
    2,
    ({ dup, close }) => {
      for (let i = 0; i < turns; i++) close(dup(1));
    },
  ],
  "open and close": [
    2,
    ({ creat, close }) => {
      for (let i = 0; i < turns; i++) close(creat("f", 0o600));
    },
  ],
  "file after file": [
    3,
    ({ creat, close, unlink }) => {
      for (let i = 0; i < turns; i++) {
        close(creat(`f-${i}`, 0o600));
        unlink(`f-${i}`);
      }
    },
  ],
  "pipe after pipe": [
    3,
    ({ pipe, close }) => {
      for (let i = 0; i < turns; i++) for (const fd of pipe()) close(fd);
    },
  ],
  handover: [
    4,
    ({ pipe, fork, read, write, wait }) => {
      const [question, asks] = pipe();
      const [answer, answers] = pipe();
      const asker = fork() > 0;
      for (let i = 0; i < turns; i++) {
        if (asker) write(asks, "?");
        read(asker ? answer : question, 1);
        if (!asker) write(answers, "!");
      }
      if (asker) wait();
    },
  ],
  "a full pipe": [
    3,
    ({ pipe, fork, read, write, close, wait }) => {
      const [from, to] = pipe();
      if (fork() === 0) {
        close(to);
        while (read(from, 65_536).length > 0);
        return;
      }
      close(from);
      const much = "x".repeat(70_000);
      for (let i = 0; i < turns; i++) write(to, much);
      close(to);
      wait();
    },
  ],
  fifo: [
    8,
    ({ mkfifo, open, fork, close, wait, O_RDONLY, O_WRONLY }) => {
      // By turns, so that no side meets the other's last opening.
      mkfifo("there", 0o600);
      mkfifo("back", 0o600);
      const first = fork() > 0;
      for (let i = 0; i < turns; i++) {
        close(open("there", first ? O_WRONLY : O_RDONLY));
        close(open("back", first ? O_RDONLY : O_WRONLY));
      }
      if (first) wait();
    },
  ],
  "socket after socket": [
    2,
    ({ socket, close, AF_UNIX, SOCK_STREAM }) => {
      for (let i = 0; i < turns; i++) close(socket(AF_UNIX, SOCK_STREAM));
    },
  ],
  "bytes through sockets": [
    2,
    ({ socketpair, write, read, AF_UNIX, SOCK_STREAM }) => {
      const [a, b] = socketpair(AF_UNIX, SOCK_STREAM);
      for (let i = 0; i < turns; i++) {
        write(a, "x");
        read(b, 1);
      }
    },
  ],
};
