// The command itself, interrupted while it reads what takes too long: it ends, and all that it started with it.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { descendants } from "../../../lib/ground/descendants.ts";
import { environment, root } from "../../../lib/ground/place.mjs";
import { readersOf } from "../submission/readers.ts";
import { temporaryFolder } from "../submission/temporary.ts";

const room = join(import.meta.dirname, "..", "..");
const hard = readFileSync(
  join(room, "test", "hostile", "programs", "asks-within-questions.ts"),
  "utf8",
);
const right = readFileSync(
  join(room, "course", "pipes", "two-way", "solutions", "main.ts"),
  "utf8",
);

describe("npm run grade, while it reads work that takes too long", function () {
  this.timeout(240_000);
  let folder: ReturnType<typeof temporaryFolder>;
  let launcher: ChildProcess;
  let shown = "";
  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(at("class"));
  });
  afterEach(() => {
    launcher.kill("SIGKILL");
    folder.remove();
  });
  const at = (...names: string[]): string => join(folder.path, ...names);

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`ends with ${signal}, and leaves no process`, async () => {
      const all = await begun();
      launcher.kill(signal);
      await once(launcher, "close");
      assert.match(shown, /Interrupted\. What was graded is kept/);
      await gone(all);
    });
  }

  it("ends when what started it is killed, and leaves no process", async () => {
    const all = await begun();
    const closed = once(launcher, "close");
    launcher.kill("SIGKILL");
    await gone(all);
    await closed;
    assert.match(shown, /Interrupted/);
  });

  it("leaves no process when it is itself killed", async () => {
    const all = await begun();
    const grader = all.find((pid) => commandOf(pid).includes("commands/grade.ts"));
    assert.ok(grader);
    process.kill(grader, "SIGKILL");
    await gone(all);
  });

  it("is not held up for longer than reading may take: the others have their points", async () => {
    for (const name of ["anna", "bert", "carl", "dora"]) submit(name, right);
    submit("mallory", hard);
    start();
    const [status] = await once(launcher, "close");
    assert.equal(status, 0, shown);
    const rows = readFileSync(at("out", "class.csv"), "utf8").trimEnd().split("\n").slice(1);
    assert.deepEqual(
      rows.map((row) => row.split(",").slice(0, 2).join()),
      ["anna,6", "bert,6", "carl,6", "dora,6", "mallory,0"],
    );
  });

  function submit(name: string, code: string): void {
    writeFileSync(at("class", `${name}.ts`), `// exercise: pipes/two-way\n${code}`);
  }

  function start(): void {
    shown = "";
    const gate = join(root, "lib", "tools", "install", "bootstrap.cjs");
    const args = [gate, "grade", at("class"), "--only", "pipes/two-way", "--out", at("out")];
    const env = { ...environment(), npm_lifecycle_event: "grade", INIT_CWD: root };
    launcher = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [launcher.stdout, launcher.stderr]) {
      stream?.on("data", (data) => {
        shown += data;
      });
    }
  }

  /** A class that takes a long time; all processes of the command, once one of them is busy reading. */
  async function begun(): Promise<number[]> {
    for (let n = 0; n < 40; n++) submit(`mallory${n}`, hard);
    start();
    const pid = launcher.pid ?? 0;
    while (!readersOf(pid).some(({ ticks }) => ticks > 60)) {
      assert.equal(launcher.exitCode, null, shown);
      await sleep(5);
    }
    return [pid, ...descendants(pid)];
  }
});

async function gone(pids: number[]): Promise<void> {
  while (pids.some((pid) => existsSync(`/proc/${pid}`) && commandOf(pid) !== "")) await sleep(10);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
