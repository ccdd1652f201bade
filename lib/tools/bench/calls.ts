/** What a call costs through the library: beside raw koffi with its errno check, node:fs, and a loop in C. */
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import koffi from "koffi";
import { root } from "../../ground/place.mjs";
import * as c from "../../libc/index.ts";
import { compare } from "./compare.ts";
import type { Measurement } from "./types.ts";

const program = join(root, "native", "build", "bench", "calls");
const CALLS = 20_000;
const ROUNDS = 15;

/** One thing to do CALLS times, three ways or four. */
interface Subject {
  name: string;
  /** The C program's name for it. */
  inC: string;
  ours(): void;
  raw(): void;
  node?(): void;
}

export async function measure(): Promise<Measurement[]> {
  const found: Measurement[] = [];
  const { subjects, end } = prepare();
  for (const { name, inC, ours, raw, node } of subjects) {
    const [mine, koffis] = [timer(ours), timer(raw)];
    const about = (against: string, target?: number) => ({
      name: `${name}, ${against}`,
      unit: "ns",
      against,
      ...(target === undefined ? {} : { target }),
    });
    found.push(await compare(about("raw koffi", 1.3), ROUNDS, mine, koffis));
    if (node) found.push(await compare(about("node:fs", 1), ROUNDS, mine, timer(node)));
    const loop = (): number =>
      Number(execFileSync(program, [inC, String(CALLS)], { encoding: "utf8" }));
    found.push(await compare(about("a loop in C"), 5, mine, loop));
  }
  end();
  return found;
}

/** Nanoseconds of one call, the mean of a round. */
function timer(once: () => void): () => number {
  return () => {
    const from = process.hrtime.bigint();
    for (let i = 0; i < CALLS; i++) once();
    return Number(process.hrtime.bigint() - from) / CALLS;
  };
}

function prepare(): { subjects: Subject[]; end(): void } {
  const libc = koffi.load("libc.so.6");
  const check = (result: number): void => {
    if (result < 0) throw new Error(`errno ${koffi.errno()}`);
  };
  const [getpid, write, read, msgsnd, msgrcv] = [
    "int getpid()",
    "long write(int fd, const void *bytes, size_t n)",
    "long read(int fd, void *bytes, size_t n)",
    "int msgsnd(int id, const void *message, size_t n, int flags)",
    "long msgrcv(int id, void *message, size_t n, long type, int flags)",
  ].map((prototype) => libc.func(prototype)) as Raw[] as [Raw, Raw, Raw, Raw, Raw];
  const out = c.asFd(openSync("/dev/null", "w"));
  const zero = c.asFd(openSync("/dev/zero", "r"));
  const q = c.msgget(c.IPC_PRIVATE, c.IPC_CREAT | 0o600);
  const segment = c.shmget(c.IPC_PRIVATE, 4096, c.IPC_CREAT | 0o600);
  const memory = c.shmat(segment);
  const message = Buffer.alloc(72);
  message.writeBigInt64LE(1n);
  const sent = { type: 1, text: Buffer.alloc(64) };
  const transfers = [1, 4096].flatMap((size): Subject[] => {
    const bytes = Buffer.alloc(size);
    const bytesOf = size === 1 ? "1 byte" : `${size} bytes`;
    return [
      {
        name: `write of ${bytesOf}`,
        inC: `write${size}`,
        ours: () => void c.write(out, bytes),
        raw: () => check(write(out, bytes, size)),
        node: () => void writeSync(out, bytes),
      },
      // A read returns a Buffer of its own; so do these.
      {
        name: `read of ${bytesOf}`,
        inC: `read${size}`,
        ours: () => void c.read(zero, size),
        raw: () => check(read(zero, Buffer.allocUnsafe(size), size)),
        node: () => void readSync(zero, Buffer.allocUnsafe(size), 0, size, null),
      },
      {
        name: `readInto of ${bytesOf}`,
        inC: `read${size}`,
        ours: () => void c.readInto(zero, memory, size),
        raw: () => check(read(zero, bytes, size)),
        node: () => void readSync(zero, bytes, 0, size, null),
      },
    ];
  });
  const subjects: Subject[] = [
    { name: "getpid", inC: "getpid", ours: () => void c.getpid(), raw: () => check(getpid()) },
    ...transfers,
    {
      name: "msgsnd and msgrcv of 64 bytes",
      inC: "msg",
      ours() {
        c.msgsnd(q, sent);
        c.msgrcv(q, 64);
      },
      raw() {
        check(msgsnd(q, message, 64, 0));
        check(msgrcv(q, message, 64, 0, 0));
      },
    },
    {
      name: "a word of shared memory",
      inC: "memory",
      ours: () => void memory.load(0),
      raw: () => void koffi.decode.int(memory.address),
    },
  ];
  const end = (): void => {
    closeSync(out);
    closeSync(zero);
    c.msgctl(q, c.IPC_RMID);
    c.shmdt(memory);
    c.shmctl(segment, c.IPC_RMID);
  };
  return { subjects, end };
}

type Raw = (...args: unknown[]) => number;
