/**
 * The warm runner: a Node process that waits for requests on descriptor 0 and answers each with a raw stream on
 * descriptor 3. It never returns to the event loop: everything here is synchronous, because its forks are.
 *
 * A run forks the programs out of this process (native/box). In such a child `box.run` gives the program's number
 * instead of -1; it runs the function and ends there.
 */
import { existsSync, readSync, writeSync } from "node:fs";
import { deserialize, setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { setCallHook, setYielding } from "../../libc/call.ts";
import { fileOf, runMain } from "../main.ts";
import { PEERS } from "../peers.ts";
import { loadBox } from "./box.ts";
import { callsOf } from "./calls.ts";
import { encodeRequest } from "./encode.ts";
import { CANCEL, type RunnerProgram, type RunnerRequest } from "./request.ts";

const [library = "", peers = ""] = process.argv.slice(2);
const box = loadBox(library);
const { words } = box;
/** One for all programs: each has a copy of its own by its fork. */
const calls = callsOf(box)({ argv: [], env: {} });
const memory = new Set(["mmap", "munmap", "mprotect", "mremap", "msync", "madvise"]);
setCallHook((name) => {
  words[1] = memory.has(name) ? 1 : name === "getpid" ? 2 : 0;
});
warmUp();
box.prepare(peers, PEERS);
/** A machine that forbids mounts has the reference programs only where they were built. */
const mounted = existsSync(PEERS);
for (const line of lines(0)) {
  if (line === CANCEL) continue;
  const request = findPeers(JSON.parse(line) as RunnerRequest);
  setYielding(request.options.disturb > 0);
  const ready = request.programs.map(prepare);
  const index = box.run(encodeRequest(request));
  if (index >= 0) ready[index]?.();
}
box.exit(0);

function findPeers(request: RunnerRequest): RunnerRequest {
  if (mounted) return request;
  const here = (path: string): string => path.replaceAll(PEERS, peers);
  const programs = request.programs.map((program) => {
    const { PATH = request.path } = program.env;
    return { ...program, env: { ...program.env, PATH: here(PATH) } };
  });
  return { ...request, path: here(request.path), programs };
}

/**
 * All that can be done for a program before the fork, and what is left to do after it: run and end there. What is
 * computed here is there in the child; computed there it would cost copies of pages, too.
 */
function prepare(program: RunnerProgram): (() => never) | null {
  const { name, script, argv, env } = program;
  if (script === undefined) return null;
  const values: unknown = deserialize(Buffer.from(program.values ?? "", "base64"));
  const main = { name, script, compiled: compile(name, script), values };
  return () => {
    // The child's own copy: where execvp looks for a command, and what this inherits.
    Object.assign(process.env, env);
    let status = 1;
    try {
      status = runMain(main, Object.assign(calls, { argv, env }), publish, write);
    } catch {
      // What it threw cannot even be shown. Nothing of the runner's goes on here, whatever happened.
    }
    return box.exit(status);
  };
}

/** With all functions in it. An error is for the child to tell. */
function compile(name: string, script: string): Script | null {
  setFlagsFromString("--no-lazy");
  try {
    return new Script(script, { filename: fileOf(name) });
  } catch {
    return null;
  } finally {
    setFlagsFromString("--lazy");
  }
}

function publish(line: number): void {
  words[0] = line;
  // Outside a call of the program's, what the engine does with memory is its own business.
  if (line === 0) words[1] = 0;
}

function write(fd: number, text: string): void {
  writeSync(fd, text);
}

/** Runs a program that does nothing, here: what is compiled and allocated now need not be in every child. */
function warmUp(): void {
  const script =
    "(values, at, console) => (({ getpid }) => { console.log(values.a, at(1, getpid)()); })";
  for (let i = 0; i < 20; i++) {
    const main = {
      name: "warm-up",
      script,
      compiled: compile("warm-up", script),
      values: { a: 1 },
    };
    runMain(main, calls, publish, () => {});
  }
}

function* lines(fd: number): Generator<string> {
  const chunk = Buffer.alloc(1 << 16);
  let rest = "";
  const decoder = new TextDecoder();
  for (let n = readSync(fd, chunk); n > 0; n = readSync(fd, chunk)) {
    const parts = (rest + decoder.decode(chunk.subarray(0, n), { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
}
