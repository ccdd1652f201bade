/**
 * The warm runner: a Node process that waits for requests on descriptor 0 and answers each with a raw stream on
 * descriptor 3. It never returns to the event loop: everything here is synchronous, because its forks are.
 *
 * A run forks the programs out of this process (native/box). In such a child `box.run` gives the program's number
 * instead of -1; it runs the function and ends there.
 */
import { readSync, writeSync } from "node:fs";
import { serialize } from "node:v8";
import { setCallHook } from "../../libc/call.ts";
import { runMain } from "../main.ts";
import { type Box, loadBox } from "./box.ts";
import { callsOf } from "./calls.ts";
import { encodeRequest } from "./encode.ts";
import { CANCEL, type RunnerProgram, type RunnerRequest } from "./request.ts";

const [library = "", peers = ""] = process.argv.slice(2);
const box = loadBox(library);
const calls = callsOf(box);
warmUp();
box.prepare(peers);
for (const line of lines(0)) {
  if (line === CANCEL) continue;
  const request = JSON.parse(line) as RunnerRequest;
  const index = box.run(encodeRequest(request));
  const program = request.programs[index];
  if (program) enter(box, program);
}
box.exit(0);

/** Runs a program that does nothing, here: what is compiled and allocated now need not be in every child. */
function warmUp(): void {
  const script =
    "(values, at, console) => (({ getpid }) => { console.log(values.a, at(1, getpid)()); })";
  const main = { name: "warm-up", script, values: serialize({ a: 1 }) };
  for (let i = 0; i < 20; i++)
    runMain(
      main,
      calls({ argv: [], env: {} }),
      () => {},
      () => {},
    );
}

/** In the program's own process: its function, then the end. */
function enter(box: Box, program: RunnerProgram): never {
  const { words } = box;
  const memory = new Set(["mmap", "munmap", "mprotect", "mremap", "msync", "madvise"]);
  setCallHook((name) => {
    words[1] = memory.has(name) ? 1 : name === "getpid" ? 2 : 0;
  });
  const main = {
    name: program.name,
    script: program.script ?? "",
    values: Buffer.from(program.values ?? "", "base64"),
  };
  const publish = (line: number): void => {
    words[0] = line;
    // Outside a call of the program's, what the engine does with memory is its own business.
    if (line === 0) words[1] = 0;
  };
  return box.exit(runMain(main, calls(program), publish, (fd, text) => writeSync(fd, text)));
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
