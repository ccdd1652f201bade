import { execa } from "execa";
import { nativeFile } from "../host/checkout.ts";

/** What one process could use of another's. */
export interface Reached {
  pipe: boolean;
  fifo: boolean;
  map: boolean;
  shm: boolean;
  queue: boolean;
  posixQueue: boolean;
  /** A Unix-domain socket with a path, one with an abstract name, a TCP port of the loopback. */
  pathSocket: boolean;
  abstractSocket: boolean;
  loopback: boolean;
}

/** From the same namespaces, and from another IPC and network namespace of this system. */
export interface Reach {
  same: Partial<Reached>;
  other: Partial<Reached>;
  /** Why nothing could be tried: this machine allows no namespaces. Otherwise null. */
  refused: string | null;
}

/**
 * Tries how far each mechanism reaches: two processes use what a third made, one beside it, one in an IPC and a network
 * namespace of its own. Everything is made within namespaces, and gone afterwards; see native/bench/reach.c.
 *
 * @throws Error where it could not be tried for another reason than that this machine allows no namespaces
 */
export async function reach(): Promise<Reach> {
  const done = await execa(nativeFile("bench", "reach"), { reject: false, timeout: 20_000 });
  if (done.exitCode === NO_NAMESPACES) return { same: {}, other: {}, refused: done.stderr.trim() };
  if (done.exitCode !== 0) throw new Error(done.stderr || done.shortMessage);
  const lines = done.stdout.split("\n").map((line) => line.split(" "));
  return { same: reached(lines, "same"), other: reached(lines, "other"), refused: null };
}

/** The exit code of reach.c for that. */
const NO_NAMESPACES = 3;

const ORDER = [
  "pipe",
  "fifo",
  "map",
  "shm",
  "queue",
  "posixQueue",
  "pathSocket",
  "abstractSocket",
  "loopback",
] as const;

function reached(lines: string[][], where: string): Reached {
  const line = lines.find(([first]) => first === where);
  if (line?.length !== ORDER.length + 1) throw new Error(`no result for "${where}"`);
  return Object.fromEntries(
    ORDER.map((name, i) => [name, line[i + 1] === "1"]),
  ) as unknown as Reached;
}
