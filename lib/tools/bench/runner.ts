// What a run costs: against starting Node in bubblewrap for each, and a traced call against strace's.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import { runInBox, stopRunners } from "../../program/runner/client.ts";
import type { BoxProgram, BoxRequest } from "../../program/wire.ts";
import { compare, median, promise } from "./compare.ts";
import type { Measurement } from "./types.ts";

const ROUNDS = 21;
const CALLS = 20_000;

export async function measure(): Promise<Measurement[]> {
  try {
    await Promise.all([trivial(), trivial()]);
    const found = [await start(), await latency(), await throughput()];
    // Without strace there is nothing to compare with.
    return there("strace") ? [...found, await tracing()] : found;
  } finally {
    await stopRunners();
  }
}

function start(): Promise<Measurement> {
  const [against, box] = there("bwrap")
    ? ["bwrap --unshare-all node", bubblewrap]
    : ["unshare node", unshare];
  const about = { name: "a boxed, traced, trivial program", unit: "ms", against, target: 1 / 4 };
  return compare(about, ROUNDS, trivial, () => time(box));
}

async function latency(): Promise<Measurement> {
  const taken: number[] = [];
  for (let i = 0; i < 3 * ROUNDS; i += 1) taken.push(await trivial());
  return promise("the same, median", median(taken), "ms", 15);
}

async function throughput(): Promise<Measurement> {
  const runs = 150;
  const ours = await time(() => Promise.all(Array.from({ length: runs }, trivial)));
  return promise(`${runs} of them, two at a time`, ours, "ms", 1000);
}

/** dd with blocks of a byte makes two calls for each, and hardly anything else; what its start costs is taken away. */
async function tracing(): Promise<Measurement> {
  const dir = mkdtempSync(join(tmpdir(), "strace-"));
  const strace = (blocks: number): void =>
    command(["strace", "-f", "-o", join(dir, "out"), ...dd(blocks)]);
  const box = (blocks: number): unknown => runInBox(request(program({ argv: dd(blocks) })));
  const about = { name: "tracing a call", unit: "µs", against: "strace -f", target: 1 };
  try {
    return await compare(
      about,
      9,
      () => slope(box),
      () => slope(strace),
    );
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const dd = (blocks: number): string[] => [
  "dd",
  "if=/dev/zero",
  "of=/dev/null",
  "bs=1",
  `count=${blocks}`,
  "status=none",
];

/** Microseconds for each further call. */
async function slope(run: (blocks: number) => unknown): Promise<number> {
  const many = await time(() => run(CALLS / 2));
  const few = await time(() => run(1));
  return ((many - few) * 1000) / CALLS;
}

const trivial = (): Promise<number> =>
  time(async () => {
    const script = "(values, at, console) => (({ write }) => { write(1, 'hello'); })";
    await runInBox(request(program({ script, values: serialize({}) })));
  });

const node = [process.execPath, "-e", "process.stdout.write('hello')"];

/** util-linux has it everywhere: as many namespaces, and no file systems of its own. */
function unshare(): void {
  const all = ["--user", "--map-root-user", "--ipc", "--pid", "--net", "--uts", "--cgroup"];
  command(["unshare", ...all, "--mount-proc", "--fork", ...node]);
}

function bubblewrap(): void {
  const box = ["--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev"];
  command(["bwrap", ...box, "--tmpfs", "/tmp", "--new-session", "--die-with-parent", ...node]);
}

async function time(what: () => unknown): Promise<number> {
  const from = performance.now();
  await what();
  return performance.now() - from;
}

function there(name: string): boolean {
  return spawnSync(name, ["--version"], { stdio: "ignore" }).error === undefined;
}

function command(argv: string[]): void {
  const [name = "", ...args] = argv;
  const { error, status } = spawnSync(name, args, { stdio: ["ignore", "ignore", "pipe"] });
  if (error) throw new Error(`${name} is needed to compare with: ${error.message}`);
  if (status !== 0) throw new Error(`${argv.join(" ")}: exit status ${status}`);
}

function program(over: Partial<BoxProgram>): BoxProgram {
  const nothing = {
    name: "main",
    argv: [],
    env: {},
    stdin: null,
    redirect: [],
    after: null,
    machine: null,
    trusted: false,
  };
  return { ...nothing, ...over };
}

function request(of: BoxProgram): BoxRequest {
  return {
    programs: [of],
    limits: {
      wallTime: 60,
      cpuTime: 60,
      memory: 256 << 20,
      processes: 32,
      output: 1 << 20,
      openFiles: 1024,
      fileSize: 64 << 20,
      calls: 100_000,
    },
    files: [],
    fileLimit: 1 << 20,
    keep: null,
    root: false,
    trace: true,
    cpus: null,
    disturb: null,
    owner: null,
  };
}
